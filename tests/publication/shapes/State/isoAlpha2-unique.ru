# Two states have the same code; it is reported once.
# expect: focus=state:CHN path=sco:isoAlpha2 component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha2-unique
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:isoAlpha2 "KZ" .
} ;
INSERT DATA {
  state:KAZ sco:isoAlpha2 "CN" .
}
