# Two roles at the same time, in two organisations.
# expect: nothing
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  affiliation:ORG-dialogue-partner org:organization organisation:SCO .
  step:ORG-dialogue-partner-taking-effect sco:concernsOrganisation organisation:SCO .
} ;
INSERT DATA {
  affiliation:ORG-dialogue-partner org:organization organisation:older-grouping .
  step:ORG-dialogue-partner-taking-effect sco:concernsOrganisation organisation:older-grouping .
} ;
DELETE DATA {
  affiliation:ORG-observer sco:validUntil "2006"^^xsd:gYear .
} ;
INSERT DATA {
  affiliation:ORG-observer sco:validUntil "2008"^^xsd:gYear .
} ;
DELETE DATA {
  step:ORG-observer-withdrawal sco:date "2006"^^xsd:gYear .
} ;
INSERT DATA {
  step:ORG-observer-withdrawal sco:date "2008"^^xsd:gYear .
} ;
DELETE DATA {
  affiliation:ORG-dialogue-partner sco:ending ending:unknown .
} ;
INSERT DATA {
  affiliation:ORG-dialogue-partner sco:ending ending:open .
}
