# The office is part of the name.
# expect: focus=person:other-person path=skos:prefLabel component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Person-name
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  person:other-person skos:prefLabel "Other Person"@en .
} ;
INSERT DATA {
  person:other-person skos:prefLabel "Other Person (President)"@en .
}
