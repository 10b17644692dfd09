# sco:meeting is used instead of sco:atMeeting.
# expect: focus=place:ufa path=sco:meeting component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-meeting
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:meeting "2001" .
}
