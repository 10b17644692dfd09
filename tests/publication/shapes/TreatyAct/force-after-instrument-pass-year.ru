# The entry into force for the party is known to the year.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-entry-into-force sco:date "2003-09-19"^^xsd:date .
} ;
INSERT DATA {
  act:charter-KAZ-entry-into-force sco:date "2003"^^xsd:gYear .
}
