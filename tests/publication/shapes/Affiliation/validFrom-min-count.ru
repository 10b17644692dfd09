# sco:validFrom is missing.
# expect: focus=affiliation:LKA-sco-partner path=sco:validFrom component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-validFrom
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  affiliation:LKA-sco-partner sco:validFrom "2025-09-01"^^xsd:date .
}
