# The title is missing.
# expect: focus=change:2026-KAZ path=dcterms:title component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Change-title
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA {
  change:2026-KAZ dcterms:title "The code of Kazakhstan is KAZ."@en .
}
