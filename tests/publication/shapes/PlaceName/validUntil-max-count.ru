# sco:validUntil is given twice.
# expect: focus=name:astana-nur-sultan path=sco:validUntil component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:PlaceName-validUntil
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  name:astana-nur-sultan sco:validUntil "2022-10"^^xsd:gYearMonth .
}
