# Two organisations are given.
# expect: focus=affiliation:LKA-sco-partner path=org:organization component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-organization
# expect: focus=step:LKA-sco-partner-taking-effect path=sco:concernsOrganisation component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-organisation
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>

INSERT DATA {
  affiliation:LKA-sco-partner org:organization organisation:observing-organisation .
}
