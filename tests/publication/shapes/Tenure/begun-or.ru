# Neither the first day nor any day in office is known.
# expect: focus=tenure:example-person-head path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Tenure-begun
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validFrom "2004"^^xsd:gYear .
}
