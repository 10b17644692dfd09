# sco:locator is in a language that is not allowed.
# expect: focus=citation:IND-observer-date path=sco:locator component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Citation-locator
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  citation:IND-observer-date sco:locator "абзац 2"@ru .
}
