# sco:begin is used instead of sco:begins.
# expect: focus=place:ufa path=sco:begin component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-begin
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:begin "2001" .
}
