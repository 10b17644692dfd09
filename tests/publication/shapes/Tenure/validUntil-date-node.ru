# sco:validUntil is a string, not a date.
# expect: focus=tenure:example-person-head path=sco:validUntil component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Tenure-validUntil-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validUntil "2006-12"^^xsd:gYearMonth .
} ;
INSERT DATA {
  tenure:example-person-head sco:validUntil "2006-12" .
}
