# sco:beganWorkOn is given twice.
# expect: focus=body:hsc path=sco:beganWorkOn component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Body-beganWorkOn
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  body:hsc sco:beganWorkOn "2003"^^xsd:gYear .
}
