# The language is given by name instead of code.
# expect: focus=source:news-page path=dc:language component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Source-language
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  source:news-page dc:language "en" .
} ;
INSERT DATA {
  source:news-page dc:language "English" .
}
