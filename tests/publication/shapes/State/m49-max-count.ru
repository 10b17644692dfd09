# sco:m49 is given twice.
# expect: focus=state:KAZ path=sco:m49 component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:State-m49
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:m49 "399" .
}
