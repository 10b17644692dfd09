# A year is between the end and the next beginning.
# expect: focus=affiliation:ORG-observer path=sco:validUntil component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Superseded-no-gap
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  affiliation:ORG-observer sco:supersededBy affiliation:ORG-dialogue-partner .
}
