# sco:establishes has a value of another class.
# expect: focus=instrument:declaration path=sco:establishes component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Instrument-establishes-kind
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:declaration sco:establishes meeting:hsc-2001 .
}
