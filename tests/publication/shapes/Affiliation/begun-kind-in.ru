# An application begins an affiliation.
# expect: focus=affiliation:ORG-dialogue-partner path=^sco:begins/sco:stepKind component=sh:InConstraintComponent severity=sh:Violation shape=shape:Affiliation-begun-kind
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>

DELETE DATA {
  step:ORG-dialogue-partner-taking-effect sco:stepKind step-kind:taking-effect .
} ;
INSERT DATA {
  step:ORG-dialogue-partner-taking-effect sco:stepKind step-kind:application .
}
