# An application ends an affiliation.
# expect: focus=affiliation:ORG-observer path=^sco:ends/sco:stepKind component=sh:InConstraintComponent severity=sh:Violation shape=shape:Affiliation-ended-kind
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>

DELETE DATA {
  step:ORG-observer-withdrawal sco:stepKind step-kind:withdrawal .
} ;
INSERT DATA {
  step:ORG-observer-withdrawal sco:stepKind step-kind:application .
}
