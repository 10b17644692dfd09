# A dialogue partner of the Shanghai Five, which had none.
# expect: focus=affiliation:ORG-dialogue-partner path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:Affiliation-five
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  affiliation:ORG-dialogue-partner org:organization organisation:SCO .
  step:ORG-dialogue-partner-taking-effect sco:concernsOrganisation organisation:SCO .
} ;
INSERT DATA {
  affiliation:ORG-dialogue-partner org:organization organisation:shanghai-five .
  step:ORG-dialogue-partner-taking-effect sco:concernsOrganisation organisation:shanghai-five .
}
