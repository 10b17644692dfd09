# One ends on the day on which the other begins, with the names in reverse order.
# expect: nothing
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-chair sco:validFrom "2004"^^xsd:gYear .
  tenure:example-person-chair sco:validUntil "2007-01-15"^^xsd:date .
  tenure:other-person-chair sco:ending ending:open .
} ;
INSERT DATA {
  tenure:example-person-chair sco:validFrom "2007-01-15"^^xsd:date .
  tenure:example-person-chair sco:ending ending:open .
  tenure:other-person-chair sco:validUntil "2007-01-15"^^xsd:date .
} ;
DELETE DATA {
  tenure:other-person-chair sco:validFrom "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:other-person-chair sco:validFrom "2006"^^xsd:gYear .
} ;
DELETE DATA {
  tenure:other-person-chair sco:attestedOn "2008"^^xsd:gYear .
}
