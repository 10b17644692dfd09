# In force in the year of the signature: possible.
# expect: nothing
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  instrument:protocol sco:entryIntoForceOn "2005"^^xsd:gYear .
} ;
INSERT DATA {
  instrument:protocol sco:entryIntoForceOn "2003"^^xsd:gYear .
}
