# The term begins a day before the appointment.
# expect: focus=instrument:declaration path=sco:appoints component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Instrument-appoints-before
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validFrom "2004"^^xsd:gYear .
} ;
INSERT DATA {
  tenure:example-person-head sco:validFrom "2001-06-14"^^xsd:date .
}
