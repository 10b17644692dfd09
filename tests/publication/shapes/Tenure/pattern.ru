# The name does not follow the IRI policy.
# expect: focus=tenure:a.b path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Tenure
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE {
  tenure:example-person-head ?property ?value .
}
INSERT {
  tenure:a.b ?property ?value .
}
WHERE {
  tenure:example-person-head ?property ?value .
} ;
DELETE {
  ?thing ?property tenure:example-person-head .
}
INSERT {
  ?thing ?property tenure:a.b .
}
WHERE {
  ?thing ?property tenure:example-person-head .
}
