# It is stated that the activity is not planned.
# expect: focus=activity:exercise-2005 path=sco:planned component=sh:InConstraintComponent severity=sh:Violation shape=shape:Activity-planned
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  activity:exercise-2005 sco:planned false .
}
