# sco:isoAlpha-3 is used instead of sco:isoAlpha3.
# expect: focus=place:ufa path=sco:isoAlpha-3 component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-isoAlpha-3
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:isoAlpha-3 "2001" .
}
