# sco:role is used instead of org:role.
# expect: focus=place:ufa path=sco:role component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-role
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:role "2001" .
}
