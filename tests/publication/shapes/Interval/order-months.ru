# The month of the beginning is after the month of the end.
# expect: focus=name:astana-nur-sultan path=sco:validUntil component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Interval-order
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  name:astana-nur-sultan sco:validFrom "2019-03"^^xsd:gYearMonth .
} ;
INSERT DATA {
  name:astana-nur-sultan sco:validFrom "2022-10"^^xsd:gYearMonth .
}
