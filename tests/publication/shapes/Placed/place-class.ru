# A state is given instead of a place.
# expect: focus=step:IND-member-application path=sco:place component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Placed-place
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:IND-member-application sco:place state:KAZ .
}
