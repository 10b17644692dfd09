# The application for an affiliation is addressed to another organisation.
# expect: focus=step:IND-member-application path=sco:concernsOrganisation component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-organisation
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-application sco:concernsOrganisation organisation:SCO .
} ;
INSERT DATA {
  step:IND-member-application sco:concernsOrganisation organisation:shanghai-five .
}
