# sco:establishedOn is a string, not a date.
# expect: focus=organisation:SCO path=sco:establishedOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Organisation-establishedOn-date
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  organisation:SCO sco:establishedOn "2001-06-15"^^xsd:date .
} ;
INSERT DATA {
  organisation:SCO sco:establishedOn "2001-06-15" .
}
