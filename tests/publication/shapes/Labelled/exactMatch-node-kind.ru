# The link is a string.
# expect: focus=body:hsc path=skos:exactMatch component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Labelled-exactMatch
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  body:hsc skos:exactMatch "http://www.wikidata.org/entity/Q1" .
}
