# The protocol expires in the month before it enters into force.
# expect: focus=instrument:protocol path=sco:expiresOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-expiry-after-force
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:expiresOn "2015-01"^^xsd:gYearMonth .
} ;
INSERT DATA {
  instrument:protocol sco:expiresOn "2004-12"^^xsd:gYearMonth .
}
