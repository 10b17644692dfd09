# The charter enters into force the day before it is signed.
# expect: focus=instrument:charter path=sco:entryIntoForceOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-force-after-signature
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:charter sco:entryIntoForceOn "2003-09-19"^^xsd:date .
} ;
INSERT DATA {
  instrument:charter sco:entryIntoForceOn "2002-06-06"^^xsd:date .
}
