# sco:refersTo has a value of another class.
# expect: focus=instrument:protocol path=sco:refersTo component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Instrument-refersTo-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:protocol sco:refersTo body:hsc .
}
