# sco:endDate is given twice.
# expect: focus=event:exercise-2005 path=sco:endDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Activity-endDate
PREFIX event: <https://w3id.org/scokg/id/event/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  event:exercise-2005 sco:endDate "2005-08-26"^^xsd:date .
}
