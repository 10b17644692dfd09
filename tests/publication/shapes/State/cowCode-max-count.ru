# sco:cowCode is given twice.
# expect: focus=state:KAZ path=sco:cowCode component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:State-cowCode
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:cowCode "706" .
}
