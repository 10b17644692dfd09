# The end is known to the month, and the day is in it.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-head sco:attestedOn "2006-12-31"^^xsd:date .
}
