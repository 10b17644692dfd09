# sco:shortTitle is in a language that is not allowed.
# expect: focus=instrument:protocol path=sco:shortTitle component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Instrument-shortTitle-language
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  instrument:protocol sco:shortTitle "Text"@de .
}
