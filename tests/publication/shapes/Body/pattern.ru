# The name does not follow the IRI policy.
# expect: focus=body:_expert path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Body
PREFIX body: <https://w3id.org/scokg/id/body/>

DELETE {
  body:expert-group ?property ?value .
}
INSERT {
  body:_expert ?property ?value .
}
WHERE {
  body:expert-group ?property ?value .
} ;
DELETE {
  ?thing ?property body:expert-group .
}
INSERT {
  ?thing ?property body:_expert .
}
WHERE {
  ?thing ?property body:expert-group .
}
