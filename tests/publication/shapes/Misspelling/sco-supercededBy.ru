# sco:supercededBy is used instead of sco:supersededBy.
# expect: focus=place:ufa path=sco:supercededBy component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-supercededBy
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:supercededBy "2001" .
}
