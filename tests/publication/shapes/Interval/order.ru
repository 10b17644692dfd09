# The year of the beginning is after the month of the end.
# expect: focus=tenure:example-person-head path=sco:validUntil component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Interval-order
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validFrom "2004"^^xsd:gYear .
} ;
INSERT DATA {
  tenure:example-person-head sco:validFrom "2007"^^xsd:gYear .
}
