# sco:startDate is given twice.
# expect: focus=event:exercise-2005 path=sco:startDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Activity-startDate
PREFIX event: <https://w3id.org/scokg/id/event/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  event:exercise-2005 sco:startDate "2005-08-19"^^xsd:date .
}
