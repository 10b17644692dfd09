# org:role is missing.
# expect: focus=affiliation:LKA-sco-partner path=org:role component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX role: <https://w3id.org/scokg/code/role/>

DELETE DATA {
  affiliation:LKA-sco-partner org:role role:sco-partner .
}
