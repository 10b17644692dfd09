# The declaration is dated the day after its meeting.
# expect: focus=instrument:declaration path=sco:signedOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-signed-not-after
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:declaration sco:signedOn "2001-06-15"^^xsd:date .
} ;
INSERT DATA {
  instrument:declaration sco:signedOn "2001-06-16"^^xsd:date .
}
