# The second begins in the month in which the first ends.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:other-person-chair sco:validFrom "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:other-person-chair sco:validFrom "2007-01"^^xsd:gYearMonth .
}
