# The step that begins the affiliation has another date.
# expect: focus=affiliation:ORG-dialogue-partner path=sco:validFrom component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Affiliation-begun-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:ORG-dialogue-partner-taking-effect sco:date "2007"^^xsd:gYear .
} ;
INSERT DATA {
  step:ORG-dialogue-partner-taking-effect sco:date "2007-01-15"^^xsd:date .
}
