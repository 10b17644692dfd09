# The deposit is made in the month of the ratification.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-deposit sco:date "2003-06-25"^^xsd:date .
} ;
INSERT DATA {
  act:charter-KAZ-deposit sco:date "2003-05-01"^^xsd:date .
}
