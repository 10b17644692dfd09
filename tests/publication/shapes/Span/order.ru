# The last day is before the first.
# expect: focus=activity:exercise-2005 path=sco:endDate component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Span-order
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  activity:exercise-2005 sco:endDate "2005-08-25"^^xsd:date .
} ;
INSERT DATA {
  activity:exercise-2005 sco:endDate "2005-08-17"^^xsd:date .
}
