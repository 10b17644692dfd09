# Two formal names in English.
# expect: focus=state:KAZ path=sco:officialName component=sh:UniqueLangConstraintComponent severity=sh:Violation shape=shape:State-officialName-unique
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:officialName "Another"@en .
}
