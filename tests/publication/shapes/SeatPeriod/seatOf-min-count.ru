# It is not stated whose seat it is.
# expect: focus=seat:hsc-shanghai path=sco:seatOf component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-seatOf
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

DELETE DATA {
  seat:hsc-shanghai sco:seatOf body:hsc .
}
