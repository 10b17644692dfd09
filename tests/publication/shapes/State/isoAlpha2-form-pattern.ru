# The code does not have the required form.
# expect: focus=state:KAZ path=sco:isoAlpha2 component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha2-form
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:isoAlpha2 "KZ" .
} ;
INSERT DATA {
  state:KAZ sco:isoAlpha2 "kz" .
}
