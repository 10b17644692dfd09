# instrument:charter has no Russian name.
# expect: focus=instrument:charter path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  instrument:charter skos:prefLabel "Имя"@ru .
}
