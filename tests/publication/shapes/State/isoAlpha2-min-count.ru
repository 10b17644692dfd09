# sco:isoAlpha2 is missing.
# expect: focus=state:KAZ path=sco:isoAlpha2 component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha2
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:isoAlpha2 "KZ" .
}
