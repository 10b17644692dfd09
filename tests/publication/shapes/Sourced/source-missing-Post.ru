# post:head cites no source.
# expect: focus=post:head path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  post:head dcterms:source source:charter-page .
}
