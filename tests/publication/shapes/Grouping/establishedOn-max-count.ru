# sco:establishedOn is given twice.
# expect: focus=organisation:shanghai-five path=sco:establishedOn component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Grouping-establishedOn
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  organisation:shanghai-five sco:establishedOn "2002-06-07"^^xsd:date .
}
