# In force on the first day of the year of the signature: possible.
# expect: nothing
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:older-protocol sco:signedOn "2002"^^xsd:gYear .
} ;
INSERT DATA {
  instrument:older-protocol sco:signedOn "2002"^^xsd:gYear .
} ;
INSERT DATA {
  instrument:older-protocol sco:entryIntoForceOn "2002-01-01"^^xsd:date .
}
