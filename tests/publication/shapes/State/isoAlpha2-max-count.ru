# sco:isoAlpha2 is given twice.
# expect: focus=state:KAZ path=sco:isoAlpha2 component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha2
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:isoAlpha2 "KA" .
}
