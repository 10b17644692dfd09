# The protocol enters into force in a year before that of its signature.
# expect: focus=instrument:protocol path=sco:entryIntoForceOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-force-after-signature
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:entryIntoForceOn "2005"^^xsd:gYear .
} ;
INSERT DATA {
  instrument:protocol sco:entryIntoForceOn "2002"^^xsd:gYear .
}
