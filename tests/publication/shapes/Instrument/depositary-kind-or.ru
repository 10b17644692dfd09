# sco:depositary has a value of another class.
# expect: focus=instrument:charter path=sco:depositary component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Instrument-depositary-kind
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  instrument:charter sco:depositary state:CHN .
} ;
INSERT DATA {
  instrument:charter sco:depositary place:shanghai .
}
