# The address is a string.
# expect: focus=source:news-page path=schema:url component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Source-url
PREFIX schema: <https://schema.org/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  source:news-page schema:url <https://www.example.org/news> .
} ;
INSERT DATA {
  source:news-page schema:url "https://www.example.org/news" .
}
