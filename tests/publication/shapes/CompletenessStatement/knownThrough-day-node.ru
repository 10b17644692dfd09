# A month instead of a day.
# expect: focus=completeness:statuses path=sco:knownThrough component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-knownThrough-day
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  completeness:statuses sco:knownThrough "2025-09-01"^^xsd:date .
} ;
INSERT DATA {
  completeness:statuses sco:knownThrough "2025-09"^^xsd:gYearMonth .
}
