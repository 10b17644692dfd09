# Two places are given.
# expect: focus=seat:hsc-shanghai path=sco:place component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-place
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

INSERT DATA {
  seat:hsc-shanghai sco:place place:tianjin .
}
