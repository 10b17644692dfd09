# One of the places is in a state that is not a host.
# expect: focus=activity:exercise-2005 path=sco:place component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Activity-place-in-host
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  activity:exercise-2005 sco:place place:ufa .
}
