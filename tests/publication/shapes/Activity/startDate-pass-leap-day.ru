# A date that exists.
# expect: nothing
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  activity:exercise-2005 sco:startDate "2005-08-18"^^xsd:date .
} ;
INSERT DATA {
  activity:exercise-2005 sco:startDate "2004-02-29"^^xsd:date .
}
