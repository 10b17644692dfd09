# sco:kind is used instead of sco:stepKind.
# expect: focus=place:ufa path=sco:kind component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-kind
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:kind "2001" .
}
