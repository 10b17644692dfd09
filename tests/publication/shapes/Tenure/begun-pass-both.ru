# The first day and other days in office are known.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-head sco:attestedOn "2005"^^xsd:gYear .
}
