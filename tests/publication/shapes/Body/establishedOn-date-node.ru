# sco:establishedOn is a string, not a date.
# expect: focus=body:hsc path=sco:establishedOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Body-establishedOn-date
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  body:hsc sco:establishedOn "2002"^^xsd:gYear .
} ;
INSERT DATA {
  body:hsc sco:establishedOn "2002" .
}
