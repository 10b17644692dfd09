# The first ends in the year in which the second begins.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-chair sco:validUntil "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:example-person-chair sco:validUntil "2007"^^xsd:gYear .
}
