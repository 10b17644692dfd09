# sco:validFrom is a string, not a date.
# expect: focus=tenure:example-person-head path=sco:validFrom component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Tenure-validFrom-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validFrom "2004"^^xsd:gYear .
} ;
INSERT DATA {
  tenure:example-person-head sco:validFrom "2004" .
}
