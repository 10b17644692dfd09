# sco:concernsOrganisation has a value of another class.
# expect: focus=step:LKA-attendance path=sco:concernsOrganisation component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Step-concernsOrganisation-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:LKA-attendance sco:concernsOrganisation organisation:SCO .
} ;
INSERT DATA {
  step:LKA-attendance sco:concernsOrganisation body:hsc .
}
