# sco:isoAlpha3 is missing.
# expect: focus=state:KAZ path=sco:isoAlpha3 component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha3
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:isoAlpha3 "KAZ" .
}
