# Two roles in one affiliation.
# expect: focus=affiliation:LKA-sco-partner path=org:role component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-role
# expect: focus=step:LKA-sco-partner-taking-effect path=sco:concernsRole component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX role: <https://w3id.org/scokg/code/role/>

INSERT DATA {
  affiliation:LKA-sco-partner org:role role:observer .
}
