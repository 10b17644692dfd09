# dcterms:identifier is missing.
# expect: focus=source:news-page path=dcterms:identifier component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Source-identifier
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  source:news-page dcterms:identifier "mem-002" .
}
