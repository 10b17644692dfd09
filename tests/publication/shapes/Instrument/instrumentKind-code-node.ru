# sco:instrumentKind has a value from another code list.
# expect: focus=instrument:protocol path=sco:instrumentKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-instrumentKind-code
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX instrument-kind: <https://w3id.org/scokg/code/instrument-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  instrument:protocol sco:instrumentKind instrument-kind:protocol .
} ;
INSERT DATA {
  instrument:protocol sco:instrumentKind verdict:wrong .
}
