# person:example-person has no Russian name.
# expect: focus=person:example-person path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  person:example-person skos:prefLabel "Имя"@ru .
}
