# In the month of the meeting: possible.
# expect: nothing
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:declaration sco:signedOn "2001-06-15"^^xsd:date .
} ;
INSERT DATA {
  instrument:declaration sco:signedOn "2001-06"^^xsd:gYearMonth .
}
