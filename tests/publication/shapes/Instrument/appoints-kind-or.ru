# sco:appoints has a value of another class.
# expect: focus=instrument:declaration path=sco:appoints component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Instrument-appoints-kind
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:declaration sco:appoints post:head .
}
