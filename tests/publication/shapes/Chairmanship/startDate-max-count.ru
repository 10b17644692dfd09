# sco:startDate is given twice.
# expect: focus=chairmanship:hsc-2016 path=sco:startDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Chairmanship-startDate
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  chairmanship:hsc-2016 sco:startDate "2016-07"^^xsd:gYearMonth .
}
