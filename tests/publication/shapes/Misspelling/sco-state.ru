# sco:state is used instead of org:member.
# expect: focus=place:ufa path=sco:state component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-state
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:state "2001" .
}
