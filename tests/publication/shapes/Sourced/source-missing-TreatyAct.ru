# act:charter-CHN-ratification cites no source.
# expect: focus=act:charter-CHN-ratification path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  act:charter-CHN-ratification dcterms:source source:charter-page .
}
