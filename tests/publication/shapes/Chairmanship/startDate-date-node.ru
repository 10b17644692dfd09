# sco:startDate is a string, not a date.
# expect: focus=chairmanship:hsc-2016 path=sco:startDate component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Chairmanship-startDate-date
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  chairmanship:hsc-2016 sco:startDate "2016-06"^^xsd:gYearMonth .
} ;
INSERT DATA {
  chairmanship:hsc-2016 sco:startDate "2016-06" .
}
