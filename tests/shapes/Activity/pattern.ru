# The name does not follow the IRI policy.
# expect: focus=event:exercise.2005 path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Activity
PREFIX event: <https://w3id.org/scokg/id/event/>

DELETE {
  event:exercise-2005 ?property ?value .
}
INSERT {
  event:exercise.2005 ?property ?value .
}
WHERE {
  event:exercise-2005 ?property ?value .
} ;
DELETE {
  ?thing ?property event:exercise-2005 .
}
INSERT {
  ?thing ?property event:exercise.2005 .
}
WHERE {
  ?thing ?property event:exercise-2005 .
}
