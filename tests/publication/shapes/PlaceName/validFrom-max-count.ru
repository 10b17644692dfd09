# sco:validFrom is given twice.
# expect: focus=name:astana-nur-sultan path=sco:validFrom component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:PlaceName-validFrom
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  name:astana-nur-sultan sco:validFrom "2019-04"^^xsd:gYearMonth .
}
