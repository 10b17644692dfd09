# sco:validUntill is used instead of sco:validUntil.
# expect: focus=place:ufa path=sco:validUntill component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-validUntill
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:validUntill "2001" .
}
