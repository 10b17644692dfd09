# sco:meetingOf has a value of another class.
# expect: focus=meeting:hsc-2026 path=sco:meetingOf component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Meeting-meetingOf-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2026 sco:meetingOf body:hsc .
} ;
INSERT DATA {
  meeting:hsc-2026 sco:meetingOf organisation:SCO .
}
