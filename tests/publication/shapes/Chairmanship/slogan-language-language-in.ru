# sco:slogan is in a language that is not allowed.
# expect: focus=chairmanship:hsc-2016 path=sco:slogan component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Chairmanship-slogan-language
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  chairmanship:hsc-2016 sco:slogan "Text"@de .
}
