# sco:capital leads to a thing of another kind.
# expect: focus=state:KAZ path=sco:capital component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:State-capital-kind
PREFIX event: <https://w3id.org/scokg/id/event/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:capital place:astana .
} ;
INSERT DATA {
  state:KAZ sco:capital event:exercise-2005 .
}
