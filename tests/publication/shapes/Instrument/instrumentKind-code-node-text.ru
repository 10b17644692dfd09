# sco:instrumentKind is a string instead of a concept.
# expect: focus=instrument:protocol path=sco:instrumentKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-instrumentKind-code
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX instrument-kind: <https://w3id.org/scokg/code/instrument-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  instrument:protocol sco:instrumentKind instrument-kind:protocol .
} ;
INSERT DATA {
  instrument:protocol sco:instrumentKind "protocol" .
}
