# The application for an affiliation is that of another state.
# expect: focus=step:IND-member-application path=sco:party component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-member
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-application sco:party state:IND .
} ;
INSERT DATA {
  step:IND-member-application sco:party state:KAZ .
}
