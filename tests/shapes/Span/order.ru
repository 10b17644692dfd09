# The last day lies before the first.
# expect: focus=event:exercise-2005 path=sco:endDate component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Span-order
PREFIX event: <https://w3id.org/scokg/id/event/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  event:exercise-2005 sco:endDate "2005-08-25"^^xsd:date .
} ;
INSERT DATA {
  event:exercise-2005 sco:endDate "2005-08-17"^^xsd:date .
}
