# The memorandum is placed at an organisation, not at a meeting.
# expect: focus=step:LKA-dialogue-partner-memorandum path=sco:atMeeting component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:AtMeeting-meeting
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-dialogue-partner-memorandum sco:atMeeting organisation:SCO .
}
