# tenure:example-person-head has no Russian name.
# expect: focus=tenure:example-person-head path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE DATA {
  tenure:example-person-head skos:prefLabel "Имя"@ru .
}
