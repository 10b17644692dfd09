# The first has not ended.
# expect: focus=seat:hsc-astana path=sco:validFrom component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:SeatPeriod-apart
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validUntil "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:ending ending:open .
} ;
DELETE DATA {
  seat:hsc-shanghai sco:place place:shanghai .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:place place:astana .
}
