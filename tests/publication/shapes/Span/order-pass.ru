# The year of the end holds the month of the beginning: possible.
# expect: nothing
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  chairmanship:hsc-2016 sco:endDate "2017-06-09"^^xsd:date .
} ;
INSERT DATA {
  chairmanship:hsc-2016 sco:endDate "2016"^^xsd:gYear .
}
