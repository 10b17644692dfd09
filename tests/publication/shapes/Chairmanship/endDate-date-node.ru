# sco:endDate is a string, not a date.
# expect: focus=chairmanship:hsc-2016 path=sco:endDate component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Chairmanship-endDate-date
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  chairmanship:hsc-2016 sco:endDate "2017-06-09"^^xsd:date .
} ;
INSERT DATA {
  chairmanship:hsc-2016 sco:endDate "2017-06-09" .
}
