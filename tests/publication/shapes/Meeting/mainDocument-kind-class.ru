# The main document is not an instrument.
# expect: focus=meeting:hsc-2001 path=sco:mainDocument component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Meeting-mainDocument-kind
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2001 sco:mainDocument instrument:declaration .
} ;
INSERT DATA {
  meeting:hsc-2001 sco:mainDocument act:charter-CHN-signature .
}
