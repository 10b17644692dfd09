# Two members are given.
# expect: focus=affiliation:LKA-sco-partner path=org:member component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-member
# expect: focus=step:LKA-sco-partner-taking-effect path=sco:party component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-member
# expect: focus=affiliation:LKA-dialogue-partner path=sco:supersededBy component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Superseded-same-member
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>

INSERT DATA {
  affiliation:LKA-sco-partner org:member organisation:observing-organisation .
}
