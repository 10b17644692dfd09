# sco:cowAbbreviation is given twice.
# expect: focus=state:KAZ path=sco:cowAbbreviation component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:State-cowAbbreviation
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:cowAbbreviation "KAZ" .
}
