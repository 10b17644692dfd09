# sco:expiresOn is a string, not a date.
# expect: focus=instrument:protocol path=sco:expiresOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-expiresOn-date
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:expiresOn "2015-01"^^xsd:gYearMonth .
} ;
INSERT DATA {
  instrument:protocol sco:expiresOn "2015-01" .
}
