# sco:stepType is used instead of sco:stepKind.
# expect: focus=place:ufa path=sco:stepType component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-stepType
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:stepType "2001" .
}
