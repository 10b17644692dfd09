# The open seat is not the seat of the body.
# expect: focus=seat:hsc-astana path=sco:place component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-present
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>

DELETE DATA {
  seat:hsc-astana sco:place place:astana .
} ;
INSERT DATA {
  seat:hsc-astana sco:place place:ufa .
}
