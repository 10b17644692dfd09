# The name does not follow the IRI policy.
# expect: focus=completeness:status.es path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>

DELETE {
  completeness:statuses ?property ?value .
}
INSERT {
  completeness:status.es ?property ?value .
}
WHERE {
  completeness:statuses ?property ?value .
} ;
DELETE {
  ?thing ?property completeness:statuses .
}
INSERT {
  ?thing ?property completeness:status.es .
}
WHERE {
  ?thing ?property completeness:statuses .
}
