# sco:changeKind is a string instead of a concept.
# expect: focus=change:2026-KAZ path=sco:changeKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Change-changeKind-code
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX change-kind: <https://w3id.org/scokg/code/change-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  change:2026-KAZ sco:changeKind change-kind:correction .
} ;
INSERT DATA {
  change:2026-KAZ sco:changeKind "correction" .
}
