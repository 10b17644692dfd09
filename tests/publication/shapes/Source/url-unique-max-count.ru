# Two sources have the same address; both are reported.
# expect: focus=source:charter-page path=schema:url/^schema:url component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Source-url-unique
# expect: focus=source:news-page path=schema:url/^schema:url component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Source-url-unique
PREFIX schema: <https://schema.org/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  source:news-page schema:url <https://www.example.org/news> .
} ;
INSERT DATA {
  source:news-page schema:url <https://www.example.org/charter> .
}
