# sco:completeFrom is a string, not a date.
# expect: focus=completeness:statuses path=sco:completeFrom component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-completeFrom-date
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  completeness:statuses sco:completeFrom "1996-04"^^xsd:gYearMonth .
} ;
INSERT DATA {
  completeness:statuses sco:completeFrom "1996-04" .
}
