# The name does not follow the IRI policy.
# expect: focus=person:example.person path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Person
PREFIX person: <https://w3id.org/scokg/id/person/>

DELETE {
  person:example-person ?property ?value .
}
INSERT {
  person:example.person ?property ?value .
}
WHERE {
  person:example-person ?property ?value .
} ;
DELETE {
  ?thing ?property person:example-person .
}
INSERT {
  ?thing ?property person:example.person .
}
WHERE {
  ?thing ?property person:example-person .
}
