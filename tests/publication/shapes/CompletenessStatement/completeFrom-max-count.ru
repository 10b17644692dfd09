# sco:completeFrom is given twice.
# expect: focus=completeness:statuses path=sco:completeFrom component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-completeFrom
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  completeness:statuses sco:completeFrom "1996-05"^^xsd:gYearMonth .
}
