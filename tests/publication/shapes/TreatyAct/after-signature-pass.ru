# Ratified in the year of the signature: possible.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-CHN-ratification sco:date "2003"^^xsd:gYear .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:date "2002"^^xsd:gYear .
}
