# The step that begins a membership is about another role.
# expect: focus=step:IND-member-taking-effect path=sco:concernsRole component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-role
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-taking-effect sco:concernsRole role:member .
} ;
INSERT DATA {
  step:IND-member-taking-effect sco:concernsRole role:observer .
}
