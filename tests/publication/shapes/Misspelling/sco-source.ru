# sco:source is used instead of dcterms:source.
# expect: focus=place:ufa path=sco:source component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-source
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:source "2001" .
}
