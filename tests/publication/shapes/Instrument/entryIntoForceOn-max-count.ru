# sco:entryIntoForceOn is given twice.
# expect: focus=instrument:protocol path=sco:entryIntoForceOn component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Instrument-entryIntoForceOn
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  instrument:protocol sco:entryIntoForceOn "2006"^^xsd:gYear .
}
