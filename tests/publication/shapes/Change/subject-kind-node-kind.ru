# What was changed is given as a string.
# expect: focus=change:2026-KAZ path=dcterms:subject component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Change-subject-kind
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  change:2026-KAZ dcterms:subject state:KAZ .
} ;
INSERT DATA {
  change:2026-KAZ dcterms:subject "Kazakhstan" .
}
