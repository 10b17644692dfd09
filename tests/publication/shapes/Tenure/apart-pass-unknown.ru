# It is not known how long the first lasted.
# expect: nothing
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-chair sco:validUntil "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:example-person-chair sco:ending ending:unknown .
}
