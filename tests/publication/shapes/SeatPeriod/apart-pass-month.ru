# The second begins in the month in which the first ends.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  seat:hsc-astana sco:validFrom "2003-06-15"^^xsd:date .
} ;
INSERT DATA {
  seat:hsc-astana sco:validFrom "2003-06"^^xsd:gYearMonth .
}
