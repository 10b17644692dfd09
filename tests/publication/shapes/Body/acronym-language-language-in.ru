# sco:acronym is in a language that is not allowed.
# expect: focus=body:expert-group path=sco:acronym component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Body-acronym-language
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:expert-group sco:acronym "Text"@de .
}
