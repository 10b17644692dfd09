# sco:startdate is used instead of sco:startDate.
# expect: focus=place:ufa path=sco:startdate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-startdate
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:startdate "2001" .
}
