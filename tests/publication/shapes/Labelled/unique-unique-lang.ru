# The body has two English names.
# expect: focus=body:hsc path=skos:prefLabel component=sh:UniqueLangConstraintComponent severity=sh:Violation shape=shape:Labelled-unique
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  body:hsc skos:prefLabel "another name"@en .
}
