# sco:officialName is in a language that is not allowed.
# expect: focus=state:KAZ path=sco:officialName component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:State-officialName-language
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:officialName "Text"@de .
}
