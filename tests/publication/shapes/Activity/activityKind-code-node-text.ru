# A string is given instead of a code.
# expect: focus=activity:exercise-2005 path=sco:activityKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Activity-activityKind-code
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX activity-kind: <https://w3id.org/scokg/code/activity-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  activity:exercise-2005 sco:activityKind activity-kind:exercise .
} ;
INSERT DATA {
  activity:exercise-2005 sco:activityKind "exercise" .
}
