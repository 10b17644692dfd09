# sco:validFrom is a string, not a date.
# expect: focus=affiliation:LKA-sco-partner path=sco:validFrom component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Affiliation-validFrom-date
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  affiliation:LKA-sco-partner sco:validFrom "2025-09-01"^^xsd:date .
} ;
INSERT DATA {
  affiliation:LKA-sco-partner sco:validFrom "2025-09-01" .
}
