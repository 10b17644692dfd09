# Two titles of one change.
# expect: focus=change:2026-KAZ path=dcterms:title component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Change-title
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA {
  change:2026-KAZ dcterms:title "Another title."@en .
}
