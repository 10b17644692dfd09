# Being a guest is not a status.
# expect: focus=affiliation:LKA-sco-partner path=org:role component=sh:InConstraintComponent severity=sh:Violation shape=shape:Affiliation-role-code
# expect: focus=step:LKA-sco-partner-taking-effect path=sco:concernsRole component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX role: <https://w3id.org/scokg/code/role/>

DELETE DATA {
  affiliation:LKA-sco-partner org:role role:sco-partner .
} ;
INSERT DATA {
  affiliation:LKA-sco-partner org:role role:guest .
}
