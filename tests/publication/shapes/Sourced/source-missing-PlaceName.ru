# name:astana-nur-sultan cites no source.
# expect: focus=name:astana-nur-sultan path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  name:astana-nur-sultan dcterms:source source:charter-page .
}
