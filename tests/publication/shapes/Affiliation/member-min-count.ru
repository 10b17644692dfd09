# org:member is missing.
# expect: focus=affiliation:LKA-sco-partner path=org:member component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-member
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  affiliation:LKA-sco-partner org:member state:LKA .
}
