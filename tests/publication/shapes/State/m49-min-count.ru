# sco:m49 is missing.
# expect: focus=state:KAZ path=sco:m49 component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:State-m49
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:m49 "398" .
}
