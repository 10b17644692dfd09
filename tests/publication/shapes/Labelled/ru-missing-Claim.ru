# claim:KAZ-capital has no Russian name.
# expect: focus=claim:KAZ-capital path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  claim:KAZ-capital skos:prefLabel "Имя"@ru .
}
