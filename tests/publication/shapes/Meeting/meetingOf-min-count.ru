# sco:meetingOf is missing.
# expect: focus=meeting:hsc-2026 path=sco:meetingOf component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Meeting-meetingOf
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2026 sco:meetingOf body:hsc .
}
