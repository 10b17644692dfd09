# sco:participatingState has a value of another class.
# expect: focus=activity:exercise-2005 path=sco:participatingState component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Activity-participatingState-kind
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  activity:exercise-2005 sco:participatingState state:KAZ .
} ;
INSERT DATA {
  activity:exercise-2005 sco:participatingState organisation:SCO .
}
