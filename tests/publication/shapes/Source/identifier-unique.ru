# Two sources have the same identifier; it is reported once.
# expect: focus=source:charter-page path=dcterms:identifier component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Source-identifier-unique
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  source:news-page dcterms:identifier "mem-002" .
} ;
INSERT DATA {
  source:news-page dcterms:identifier "ins-001" .
}
