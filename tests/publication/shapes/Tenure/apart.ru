# The second begins on the last day of the first.
# expect: focus=tenure:example-person-chair path=sco:validFrom component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Tenure-apart
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:other-person-chair sco:validFrom "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:other-person-chair sco:validFrom "2007-01-14"^^xsd:date .
}
