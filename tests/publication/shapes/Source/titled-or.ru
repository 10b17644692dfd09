# The source has no title.
# expect: focus=source:news-page path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Source-titled
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  source:news-page sco:descriptiveTitle "News of the day"@en .
}
