# sco:validUntil is a string, not a date.
# expect: focus=name:astana-nur-sultan path=sco:validUntil component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:PlaceName-validUntil-date
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  name:astana-nur-sultan sco:validUntil "2022-09"^^xsd:gYearMonth .
} ;
INSERT DATA {
  name:astana-nur-sultan sco:validUntil "2022-09" .
}
