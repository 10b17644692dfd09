# No host state is stated.
# expect: nothing
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  activity:exercise-2005 sco:hostState state:CHN .
} ;
INSERT DATA {
  activity:exercise-2005 sco:place place:ufa .
}
