# The name contains a comma.
# expect: focus=person:other-person path=skos:prefLabel component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Person-name
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  person:other-person skos:prefLabel "Имя"@ru .
} ;
INSERT DATA {
  person:other-person skos:prefLabel "Имя, президент"@ru .
}
