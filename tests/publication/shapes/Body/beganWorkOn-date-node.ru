# sco:beganWorkOn is not a calendar date.
# expect: focus=body:hsc path=sco:beganWorkOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Body-beganWorkOn-date
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  body:hsc sco:beganWorkOn "2002-06"^^xsd:gYearMonth .
} ;
INSERT DATA {
  body:hsc sco:beganWorkOn "2002-13"^^xsd:gYearMonth .
}
