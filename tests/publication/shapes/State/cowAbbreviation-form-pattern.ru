# The abbreviation does not have the required form.
# expect: focus=state:KAZ path=sco:cowAbbreviation component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:State-cowAbbreviation-form
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:cowAbbreviation "KZK" .
} ;
INSERT DATA {
  state:KAZ sco:cowAbbreviation "KZ" .
}
