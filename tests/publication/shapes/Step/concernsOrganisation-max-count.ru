# sco:concernsOrganisation is given twice.
# expect: focus=step:LKA-attendance path=sco:concernsOrganisation component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Step-concernsOrganisation
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-attendance sco:concernsOrganisation organisation:shanghai-five .
}
