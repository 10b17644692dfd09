# sco:endDate is a string, not a date.
# expect: focus=meeting:hsc-2026 path=sco:endDate component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Meeting-endDate-date
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  meeting:hsc-2026 sco:endDate "2026"^^xsd:gYear .
} ;
INSERT DATA {
  meeting:hsc-2026 sco:endDate "2026" .
}
