# sco:capital has a value of another class.
# expect: focus=state:KAZ path=sco:capital component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:State-capital-kind
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:capital place:astana .
} ;
INSERT DATA {
  state:KAZ sco:capital activity:exercise-2005 .
}
