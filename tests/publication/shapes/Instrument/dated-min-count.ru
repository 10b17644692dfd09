# The instrument has no date.
# expect: focus=instrument:older-protocol path=sco:signedOn component=sh:MinCountConstraintComponent severity=sh:Warning shape=shape:Instrument-dated
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:older-protocol sco:signedOn "2002"^^xsd:gYear .
}
