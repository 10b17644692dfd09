# No step begins the affiliation.
# expect: focus=affiliation:ORG-dialogue-partner path=^sco:begins component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-begun
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:ORG-dialogue-partner-taking-effect sco:begins affiliation:ORG-dialogue-partner .
}
