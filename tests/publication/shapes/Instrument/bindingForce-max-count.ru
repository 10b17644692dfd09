# sco:bindingForce is given twice.
# expect: focus=instrument:protocol path=sco:bindingForce component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Instrument-bindingForce
PREFIX binding-force: <https://w3id.org/scokg/code/binding-force/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:protocol sco:bindingForce binding-force:non-binding .
}
