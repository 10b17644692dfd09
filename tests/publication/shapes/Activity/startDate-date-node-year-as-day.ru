# The datatype is that of a day, the text is a year.
# expect: focus=activity:exercise-2005 path=sco:startDate component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Activity-startDate-date
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  activity:exercise-2005 sco:startDate "2005-08-18"^^xsd:date .
} ;
INSERT DATA {
  activity:exercise-2005 sco:startDate "2005"^^xsd:date .
}
