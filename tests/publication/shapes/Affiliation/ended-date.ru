# The step that ends the affiliation has another date.
# expect: focus=affiliation:ORG-observer path=sco:validUntil component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Affiliation-ended-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:ORG-observer-withdrawal sco:date "2006"^^xsd:gYear .
} ;
INSERT DATA {
  step:ORG-observer-withdrawal sco:date "2006-05"^^xsd:gYearMonth .
}
