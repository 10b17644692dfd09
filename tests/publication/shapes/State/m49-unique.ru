# Two states have the same code; it is reported once.
# expect: focus=state:CHN path=sco:m49 component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:State-m49-unique
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:m49 "398" .
} ;
INSERT DATA {
  state:KAZ sco:m49 "156" .
}
