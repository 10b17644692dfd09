# The code does not have the required form.
# expect: focus=state:KAZ path=sco:cowCode component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:State-cowCode-form
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:cowCode "705" .
} ;
INSERT DATA {
  state:KAZ sco:cowCode "0705" .
}
