# The seat is open and has an end.
# expect: focus=seat:hsc-shanghai path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-ends-once
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

INSERT DATA {
  seat:hsc-shanghai sco:ending ending:unknown .
}
