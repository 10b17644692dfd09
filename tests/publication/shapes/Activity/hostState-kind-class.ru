# sco:hostState has a value of another class.
# expect: focus=activity:exercise-2005 path=sco:hostState component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Activity-hostState-kind
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  activity:exercise-2005 sco:hostState organisation:SCO .
}
