# The declaration is signed in another place than that of its meeting.
# expect: focus=instrument:declaration path=sco:signedIn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-signed-in-place
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  instrument:declaration sco:signedIn place:shanghai .
} ;
INSERT DATA {
  instrument:declaration sco:signedIn place:ufa .
}
