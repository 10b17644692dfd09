# Ratification and deposit on one day.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-ratification sco:date "2003-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-ratification sco:date "2003-06-25"^^xsd:date .
}
