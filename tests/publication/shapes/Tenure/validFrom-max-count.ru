# sco:validFrom is given twice.
# expect: focus=tenure:example-person-head path=sco:validFrom component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Tenure-validFrom
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-head sco:validFrom "2005"^^xsd:gYear .
}
