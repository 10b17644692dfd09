# sco:validFrom is a string, not a date.
# expect: focus=name:astana-nur-sultan path=sco:validFrom component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:PlaceName-validFrom-date
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  name:astana-nur-sultan sco:validFrom "2019-03"^^xsd:gYearMonth .
} ;
INSERT DATA {
  name:astana-nur-sultan sco:validFrom "2019-03" .
}
