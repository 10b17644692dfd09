# The code does not have the required form.
# expect: focus=state:KAZ path=sco:m49 component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:State-m49-form
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:m49 "398" .
} ;
INSERT DATA {
  state:KAZ sco:m49 "39" .
}
