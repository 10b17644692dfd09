# Only days in office are known.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  tenure:example-person-head sco:validFrom "2004"^^xsd:gYear .
} ;
INSERT DATA {
  tenure:example-person-head sco:attestedOn "2005-03"^^xsd:gYearMonth , "2006-06-15"^^xsd:date .
}
