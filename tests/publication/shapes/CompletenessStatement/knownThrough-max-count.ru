# sco:knownThrough is given twice.
# expect: focus=completeness:statuses path=sco:knownThrough component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-knownThrough
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  completeness:statuses sco:knownThrough "2025-09-02"^^xsd:date .
}
