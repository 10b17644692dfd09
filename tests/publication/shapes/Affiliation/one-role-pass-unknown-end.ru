# The later status may have ended before the earlier one did: its end is unknown.
# expect: nothing
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
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
}
