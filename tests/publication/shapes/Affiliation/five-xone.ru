# The role of the Shanghai Five is held in the SCO.
# expect: focus=affiliation:CHN-shanghai-five-participant path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:Affiliation-five
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  affiliation:CHN-shanghai-five-participant org:organization organisation:shanghai-five .
} ;
INSERT DATA {
  affiliation:CHN-shanghai-five-participant org:organization organisation:SCO .
} ;
DELETE DATA {
  step:CHN-shanghai-five-participant-taking-effect sco:concernsOrganisation organisation:shanghai-five .
  step:CHN-shanghai-five-participant-supersession sco:concernsOrganisation organisation:shanghai-five .
} ;
INSERT DATA {
  step:CHN-shanghai-five-participant-taking-effect sco:concernsOrganisation organisation:SCO .
  step:CHN-shanghai-five-participant-supersession sco:concernsOrganisation organisation:SCO .
}
