# The address is a string.
# expect: focus=instrument:declaration path=sco:textAt component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Instrument-textAt
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  instrument:declaration sco:textAt <https://www.example.org/text> .
} ;
INSERT DATA {
  instrument:declaration sco:textAt "https://www.example.org/text" .
}
