# Two first days are given.
# expect: focus=affiliation:ORG-dialogue-partner path=sco:validFrom component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-validFrom
# expect: focus=affiliation:ORG-dialogue-partner path=sco:validFrom component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Affiliation-begun-date
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  affiliation:ORG-dialogue-partner sco:validFrom "2008"^^xsd:gYear .
}
