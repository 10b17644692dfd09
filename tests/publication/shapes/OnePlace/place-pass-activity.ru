# An activity may be held in several places.
# expect: nothing
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  activity:exercise-2005 sco:place place:tianjin .
}
