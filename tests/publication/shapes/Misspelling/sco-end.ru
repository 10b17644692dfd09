# sco:end is used instead of sco:ends.
# expect: focus=place:ufa path=sco:end component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-end
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:end "2001" .
}
