# sco:instrumentNote is in a language that is not allowed.
# expect: focus=step:LKA-attendance path=sco:instrumentNote component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Step-instrumentNote
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-attendance sco:instrumentNote "Text"@de .
}
