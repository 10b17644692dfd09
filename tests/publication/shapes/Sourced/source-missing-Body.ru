# body:hsc cites no source.
# expect: focus=body:hsc path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  body:hsc dcterms:source source:charter-page .
}
