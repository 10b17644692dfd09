# sco:validTill is used instead of sco:validUntil.
# expect: focus=place:ufa path=sco:validTill component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-validTill
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:validTill "2001" .
}
