# sco:startDate is given twice.
# expect: focus=activity:exercise-2005 path=sco:startDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Activity-startDate
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  activity:exercise-2005 sco:startDate "2005-08-19"^^xsd:date .
}
