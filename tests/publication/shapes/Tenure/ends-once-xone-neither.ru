# Nothing is stated about the end.
# expect: focus=tenure:example-person-head path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:Tenure-ends-once
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validUntil "2006-12"^^xsd:gYearMonth .
}
