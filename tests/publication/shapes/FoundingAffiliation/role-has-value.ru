# A founder is an observer.
# expect: focus=affiliation:CHN-member path=org:role component=sh:HasValueConstraintComponent severity=sh:Violation shape=shape:FoundingAffiliation-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  affiliation:CHN-member org:role role:member .
} ;
INSERT DATA {
  affiliation:CHN-member org:role role:observer .
} ;
DELETE DATA {
  step:CHN-member-taking-effect sco:concernsRole role:member .
} ;
INSERT DATA {
  step:CHN-member-taking-effect sco:concernsRole role:observer .
}
