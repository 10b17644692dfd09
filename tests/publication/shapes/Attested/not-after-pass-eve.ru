# The last day of the term counts as a day in office.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-chair sco:attestedOn "2007-01-14"^^xsd:date .
}
