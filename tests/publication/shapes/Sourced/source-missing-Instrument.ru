# instrument:charter cites no source.
# expect: focus=instrument:charter path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  instrument:charter dcterms:source source:charter-page .
}
