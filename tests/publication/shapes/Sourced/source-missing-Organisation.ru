# organisation:SCO cites no source.
# expect: focus=organisation:SCO path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  organisation:SCO dcterms:source source:charter-page .
}
