# It is not known how long the first lasted.
# expect: nothing
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validUntil "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:ending ending:unknown .
}
