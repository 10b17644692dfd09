# sco:concernsOrganisation is missing.
# expect: focus=step:IND-member-application path=sco:concernsOrganisation component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Step-concernsOrganisation
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-application sco:concernsOrganisation organisation:SCO .
}
