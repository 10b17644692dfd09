# The first day is given twice.
# expect: focus=seat:hsc-shanghai path=sco:validFrom component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-validFrom
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  seat:hsc-shanghai sco:validFrom "2002-06"^^xsd:gYearMonth .
}
