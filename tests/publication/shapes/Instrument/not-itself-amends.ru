# sco:amends refers back to the instrument.
# expect: focus=instrument:protocol path=sco:refersTo component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-not-itself
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:protocol sco:amends instrument:protocol .
}
