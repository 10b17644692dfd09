# sco:organisation is used instead of org:organization.
# expect: focus=place:ufa path=sco:organisation component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-organisation
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:organisation "2001" .
}
