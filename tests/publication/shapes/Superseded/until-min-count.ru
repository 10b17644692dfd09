# The affiliation is superseded and its end unknown.
# expect: focus=affiliation:ORG-dialogue-partner path=sco:validUntil component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Superseded-until
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  affiliation:ORG-dialogue-partner sco:supersededBy affiliation:ORG-observer .
}
