# sco:expiresOn is given twice.
# expect: focus=instrument:protocol path=sco:expiresOn component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Instrument-expiresOn
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  instrument:protocol sco:expiresOn "2016"^^xsd:gYear .
}
