# sco:party is given twice.
# expect: focus=step:LKA-attendance path=sco:party component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Step-party
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-attendance sco:party state:KAZ .
}
