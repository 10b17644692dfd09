# sco:descriptiveTitle is in a language that is not allowed.
# expect: focus=source:news-page path=sco:descriptiveTitle component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Source-descriptiveTitle
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

INSERT DATA {
  source:news-page sco:descriptiveTitle "Новости"@ru .
}
