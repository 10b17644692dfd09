# Two steps end the affiliation; one of them begins the next.
# expect: focus=affiliation:LKA-dialogue-partner path=^sco:ends component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-ended
# expect: focus=affiliation:LKA-dialogue-partner path=^sco:ends/sco:stepKind component=sh:InConstraintComponent severity=sh:Violation shape=shape:Affiliation-ended-kind
# expect: focus=step:LKA-sco-partner-taking-effect path=sco:concernsRole component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-sco-partner-taking-effect sco:ends affiliation:LKA-dialogue-partner .
}
