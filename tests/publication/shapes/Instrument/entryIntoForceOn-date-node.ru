# sco:entryIntoForceOn is a string, not a date.
# expect: focus=instrument:protocol path=sco:entryIntoForceOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-entryIntoForceOn-date
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:entryIntoForceOn "2005"^^xsd:gYear .
} ;
INSERT DATA {
  instrument:protocol sco:entryIntoForceOn "2005" .
}
