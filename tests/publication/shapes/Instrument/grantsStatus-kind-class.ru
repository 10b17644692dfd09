# sco:grantsStatus has a value of another class.
# expect: focus=instrument:protocol path=sco:grantsStatus component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Instrument-grantsStatus-kind
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  instrument:protocol sco:grantsStatus state:KAZ .
}
