# sco:validUntil is not a calendar date.
# expect: focus=seat:hsc-shanghai path=sco:validUntil component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-validUntil-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validUntil "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:validUntil "2003-06-15" .
}
