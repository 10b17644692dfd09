# sco:seatOf has a value of another class.
# expect: focus=seat:hsc-shanghai path=sco:seatOf component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-seatOf-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  seat:hsc-shanghai sco:seatOf body:hsc .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:seatOf state:CHN .
}
