# The protocol expires the day before the year of its signature.
# expect: focus=instrument:older-protocol path=sco:expiresOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-expiry-after-force
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  instrument:older-protocol sco:expiresOn "2001-12-31"^^xsd:date .
}
