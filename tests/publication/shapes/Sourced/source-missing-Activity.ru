# activity:exercise-2005 cites no source.
# expect: focus=activity:exercise-2005 path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  activity:exercise-2005 dcterms:source source:charter-page .
}
