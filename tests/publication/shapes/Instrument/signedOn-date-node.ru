# sco:signedOn is a string, not a date.
# expect: focus=instrument:protocol path=sco:signedOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-signedOn-date
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:signedOn "2003-09-05"^^xsd:date .
} ;
INSERT DATA {
  instrument:protocol sco:signedOn "2003-09-05" .
}
