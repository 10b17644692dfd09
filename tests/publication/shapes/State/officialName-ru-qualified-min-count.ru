# A formal name is missing.
# expect: focus=state:KAZ path=sco:officialName component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:State-officialName-ru
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:officialName "Полное имя"@ru .
}
