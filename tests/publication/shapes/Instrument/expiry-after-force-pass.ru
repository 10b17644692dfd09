# It expires in the year of its entry into force: possible.
# expect: nothing
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:expiresOn "2015-01"^^xsd:gYearMonth .
} ;
INSERT DATA {
  instrument:protocol sco:expiresOn "2005-01"^^xsd:gYearMonth .
}
