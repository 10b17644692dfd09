# sco:organization is used instead of org:organization.
# expect: focus=place:ufa path=sco:organization component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-organization
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:organization "2001" .
}
