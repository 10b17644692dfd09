# A state both takes part and observes.
# expect: focus=activity:exercise-2005 path=sco:observingState component=sh:DisjointConstraintComponent severity=sh:Violation shape=shape:Activity-observingState-apart
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  activity:exercise-2005 sco:observingState state:KAZ .
}
