# A date that exists.
# expect: nothing
PREFIX event: <https://w3id.org/scokg/id/event/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  event:exercise-2005 sco:startDate "2005-08-18"^^xsd:date .
} ;
INSERT DATA {
  event:exercise-2005 sco:startDate "2000-02-29"^^xsd:date .
}
