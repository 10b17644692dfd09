# The name does not follow the IRI policy.
# expect: focus=change:2026.KAZ path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Change
PREFIX change: <https://w3id.org/scokg/id/change/>

DELETE {
  change:2026-KAZ ?property ?value .
}
INSERT {
  change:2026.KAZ ?property ?value .
}
WHERE {
  change:2026-KAZ ?property ?value .
}
