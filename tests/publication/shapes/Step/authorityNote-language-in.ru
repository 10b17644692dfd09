# sco:authorityNote is in a language that is not allowed.
# expect: focus=step:LKA-attendance path=sco:authorityNote component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Step-authorityNote
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-attendance sco:authorityNote "Text"@de .
}
