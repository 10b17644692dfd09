# sco:validUntil is a string, not a date.
# expect: focus=affiliation:ORG-observer path=sco:validUntil component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Affiliation-validUntil-date
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  affiliation:ORG-observer sco:validUntil "2006"^^xsd:gYear .
} ;
INSERT DATA {
  affiliation:ORG-observer sco:validUntil "2006" .
}
