# Nothing is stated about the end.
# expect: focus=seat:hsc-shanghai path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-ends-once
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validUntil "2003-06-15"^^xsd:date .
}
