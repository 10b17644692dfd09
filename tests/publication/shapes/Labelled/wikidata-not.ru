# The link is to the page of the item.
# expect: focus=body:hsc path=skos:exactMatch component=sh:NotConstraintComponent severity=sh:Violation shape=shape:Labelled-wikidata
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  body:hsc skos:exactMatch <https://www.wikidata.org/wiki/Q1> .
}
