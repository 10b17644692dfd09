# sco:replaces has a value of another class.
# expect: focus=instrument:protocol path=sco:replaces component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Instrument-replaces-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:protocol sco:replaces body:hsc .
}
