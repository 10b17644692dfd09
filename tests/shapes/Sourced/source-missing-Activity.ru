# event:exercise-2005 cites no source.
# expect: focus=event:exercise-2005 path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX event: <https://w3id.org/scokg/id/event/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  event:exercise-2005 dcterms:source source:charter-page .
}
