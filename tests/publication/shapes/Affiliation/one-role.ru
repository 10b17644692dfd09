# Observer and dialogue partner at the same time.
# expect: focus=affiliation:ORG-dialogue-partner path=org:role component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Affiliation-one-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

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
