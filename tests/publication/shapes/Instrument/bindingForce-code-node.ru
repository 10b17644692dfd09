# sco:bindingForce has a value from another code list.
# expect: focus=instrument:protocol path=sco:bindingForce component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-bindingForce-code
PREFIX binding-force: <https://w3id.org/scokg/code/binding-force/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  instrument:protocol sco:bindingForce binding-force:binding .
} ;
INSERT DATA {
  instrument:protocol sco:bindingForce verdict:wrong .
}
