# completeness:statuses cites no source.
# expect: focus=completeness:statuses path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  completeness:statuses dcterms:source source:charter-page .
}
