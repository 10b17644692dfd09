# sco:signedDate is used instead of sco:signedOn.
# expect: focus=place:ufa path=sco:signedDate component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-signedDate
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:signedDate "2001" .
}
