# sco:entryIntoForce is used instead of sco:entryIntoForceOn.
# expect: focus=place:ufa path=sco:entryIntoForce component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-entryIntoForce
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:entryIntoForce "2001" .
}
