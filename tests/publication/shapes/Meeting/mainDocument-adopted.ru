# The main document was not adopted at a meeting.
# expect: focus=meeting:hsc-2001 path=sco:mainDocument component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Meeting-mainDocument-adopted
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  instrument:declaration sco:adoptedAt meeting:hsc-2001 .
}
