# sco:bindingForce is a string instead of a concept.
# expect: focus=instrument:protocol path=sco:bindingForce component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Instrument-bindingForce-code
PREFIX binding-force: <https://w3id.org/scokg/code/binding-force/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  instrument:protocol sco:bindingForce binding-force:binding .
} ;
INSERT DATA {
  instrument:protocol sco:bindingForce "binding" .
}
