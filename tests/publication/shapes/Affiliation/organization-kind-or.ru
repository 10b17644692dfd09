# The affiliation is with a body.
# expect: focus=affiliation:LKA-sco-partner path=org:organization component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Affiliation-organization-kind
# expect: focus=step:LKA-sco-partner-taking-effect path=sco:concernsOrganisation component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-same-organisation
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>

DELETE DATA {
  affiliation:LKA-sco-partner org:organization organisation:SCO .
} ;
INSERT DATA {
  affiliation:LKA-sco-partner org:organization body:hsc .
}
