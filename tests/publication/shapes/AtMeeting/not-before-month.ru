# The application is dated in a month before its meeting.
# expect: focus=step:IND-member-application path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:AtMeeting-not-before
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:IND-member-application sco:atMeeting meeting:hsc-2015 .
}
