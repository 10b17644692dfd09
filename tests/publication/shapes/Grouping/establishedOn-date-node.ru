# sco:establishedOn is a string, not a date.
# expect: focus=organisation:shanghai-five path=sco:establishedOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Grouping-establishedOn-date
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  organisation:shanghai-five sco:establishedOn "1996-04"^^xsd:gYearMonth .
} ;
INSERT DATA {
  organisation:shanghai-five sco:establishedOn "1996-04" .
}
