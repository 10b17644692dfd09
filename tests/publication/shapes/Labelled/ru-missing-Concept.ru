# confidence:high has no Russian name.
# expect: focus=confidence:high path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  confidence:high skos:prefLabel "Имя"@ru .
}
