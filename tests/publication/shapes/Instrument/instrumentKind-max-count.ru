# sco:instrumentKind is given twice.
# expect: focus=instrument:protocol path=sco:instrumentKind component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Instrument-instrumentKind
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX instrument-kind: <https://w3id.org/scokg/code/instrument-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:protocol sco:instrumentKind instrument-kind:charter .
}
