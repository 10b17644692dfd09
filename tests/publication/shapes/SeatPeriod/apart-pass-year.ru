# The first ends in the year in which the second begins.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-shanghai sco:validUntil "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-shanghai sco:validUntil "2003"^^xsd:gYear .
}
