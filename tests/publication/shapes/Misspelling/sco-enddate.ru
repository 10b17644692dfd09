# sco:enddate is used instead of sco:endDate.
# expect: focus=place:ufa path=sco:enddate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-enddate
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:enddate "2001" .
}
