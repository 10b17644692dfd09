# sco:validTo is used instead of sco:validUntil.
# expect: focus=place:ufa path=sco:validTo component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-validTo
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:validTo "2001" .
}
