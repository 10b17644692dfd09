# The main document was adopted at another meeting.
# expect: focus=meeting:hsc-2005 path=sco:mainDocument component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Meeting-mainDocument-adopted
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  meeting:hsc-2005 sco:mainDocument instrument:declaration .
}
