# The capital is in another state.
# expect: focus=state:KAZ path=sco:capital component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:State-capital-inside
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:capital place:astana .
} ;
INSERT DATA {
  state:KAZ sco:capital place:ufa .
}
