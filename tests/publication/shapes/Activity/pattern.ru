# The name does not follow the IRI policy.
# expect: focus=activity:exercise.2005 path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Activity
PREFIX activity: <https://w3id.org/scokg/id/activity/>

DELETE {
  activity:exercise-2005 ?property ?value .
}
INSERT {
  activity:exercise.2005 ?property ?value .
}
WHERE {
  activity:exercise-2005 ?property ?value .
} ;
DELETE {
  ?thing ?property activity:exercise-2005 .
}
INSERT {
  ?thing ?property activity:exercise.2005 .
}
WHERE {
  ?thing ?property activity:exercise-2005 .
}
