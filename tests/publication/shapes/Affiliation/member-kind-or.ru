# The member is a place.
# expect: focus=affiliation:ORG-dialogue-partner path=org:member component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Affiliation-member-kind
# expect: focus=step:ORG-dialogue-partner-taking-effect path=sco:party component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Step-party-kind
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  affiliation:ORG-dialogue-partner org:member organisation:observing-organisation .
} ;
INSERT DATA {
  affiliation:ORG-dialogue-partner org:member place:ufa .
} ;
DELETE DATA {
  step:ORG-dialogue-partner-taking-effect sco:party organisation:observing-organisation .
} ;
INSERT DATA {
  step:ORG-dialogue-partner-taking-effect sco:party place:ufa .
}
