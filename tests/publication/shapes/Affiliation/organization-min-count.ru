# org:organization is missing.
# expect: focus=affiliation:LKA-sco-partner path=org:organization component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-organization
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>

DELETE DATA {
  affiliation:LKA-sco-partner org:organization organisation:SCO .
}
