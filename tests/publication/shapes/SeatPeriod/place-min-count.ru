# The place is missing.
# expect: focus=seat:hsc-shanghai path=sco:place component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-place
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

DELETE DATA {
  seat:hsc-shanghai sco:place place:shanghai .
}
