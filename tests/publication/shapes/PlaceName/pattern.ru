# The name does not follow the IRI policy.
# expect: focus=name:Нур-Султан path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:PlaceName
PREFIX name: <https://w3id.org/scokg/id/name/>

DELETE {
  name:astana-nur-sultan ?property ?value .
}
INSERT {
  name:Нур-Султан ?property ?value .
}
WHERE {
  name:astana-nur-sultan ?property ?value .
} ;
DELETE {
  ?thing ?property name:astana-nur-sultan .
}
INSERT {
  ?thing ?property name:Нур-Султан .
}
WHERE {
  ?thing ?property name:astana-nur-sultan .
}
