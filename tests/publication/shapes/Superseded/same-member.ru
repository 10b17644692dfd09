# The next affiliation is that of another state.
# expect: focus=affiliation:LKA-dialogue-partner path=sco:supersededBy component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Superseded-same-member
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  affiliation:LKA-sco-partner org:member state:LKA .
} ;
INSERT DATA {
  affiliation:LKA-sco-partner org:member state:KAZ .
} ;
DELETE DATA {
  step:LKA-sco-partner-taking-effect sco:party state:LKA .
} ;
INSERT DATA {
  step:LKA-sco-partner-taking-effect sco:party state:KAZ .
}
