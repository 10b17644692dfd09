# sco:endDate is given twice.
# expect: focus=activity:exercise-2005 path=sco:endDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Activity-endDate
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  activity:exercise-2005 sco:endDate "2005-08-26"^^xsd:date .
}
