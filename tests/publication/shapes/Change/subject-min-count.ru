# It is not stated what was changed.
# expect: focus=change:2026-KAZ path=dcterms:subject component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Change-subject
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  change:2026-KAZ dcterms:subject state:KAZ .
}
