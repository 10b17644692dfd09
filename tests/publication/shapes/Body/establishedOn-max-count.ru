# sco:establishedOn is given twice.
# expect: focus=body:hsc path=sco:establishedOn component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Body-establishedOn
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  body:hsc sco:establishedOn "2003"^^xsd:gYear .
}
