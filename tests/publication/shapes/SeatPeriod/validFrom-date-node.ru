# sco:validFrom is not a calendar date.
# expect: focus=seat:hsc-shanghai path=sco:validFrom component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-validFrom-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validFrom "2002"^^xsd:gYear .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:validFrom "2002" .
}
