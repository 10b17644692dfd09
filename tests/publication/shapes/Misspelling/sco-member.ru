# sco:member is used instead of org:member.
# expect: focus=place:ufa path=sco:member component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-member
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:member "2001" .
}
