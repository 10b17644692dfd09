# The first day is missing.
# expect: focus=seat:hsc-shanghai path=sco:validFrom component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-validFrom
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validFrom "2002"^^xsd:gYear .
}
