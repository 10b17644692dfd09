# Two bodies are given.
# expect: focus=seat:hsc-shanghai path=sco:seatOf component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-seatOf
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

INSERT DATA {
  seat:hsc-shanghai sco:seatOf body:expert-group .
}
