# sco:endDate is given twice.
# expect: focus=chairmanship:hsc-2016 path=sco:endDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Chairmanship-endDate
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  chairmanship:hsc-2016 sco:endDate "2017-06-10"^^xsd:date .
}
