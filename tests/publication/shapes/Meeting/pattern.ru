# The name does not follow the IRI policy.
# expect: focus=meeting:hsc.2026 path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Meeting
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>

DELETE {
  meeting:hsc-2026 ?property ?value .
}
INSERT {
  meeting:hsc.2026 ?property ?value .
}
WHERE {
  meeting:hsc-2026 ?property ?value .
} ;
DELETE {
  ?thing ?property meeting:hsc-2026 .
}
INSERT {
  ?thing ?property meeting:hsc.2026 .
}
WHERE {
  ?thing ?property meeting:hsc-2026 .
}
