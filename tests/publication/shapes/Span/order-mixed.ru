# The last day is before the month of the beginning.
# expect: focus=chairmanship:hsc-2016 path=sco:endDate component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Span-order
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  chairmanship:hsc-2016 sco:endDate "2017-06-09"^^xsd:date .
} ;
INSERT DATA {
  chairmanship:hsc-2016 sco:endDate "2016-05-31"^^xsd:date .
}
