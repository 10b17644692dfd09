# The name does not follow the IRI policy.
# expect: focus=post:head.body path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Post
PREFIX post: <https://w3id.org/scokg/id/post/>

DELETE {
  post:head ?property ?value .
}
INSERT {
  post:head.body ?property ?value .
}
WHERE {
  post:head ?property ?value .
} ;
DELETE {
  ?thing ?property post:head .
}
INSERT {
  ?thing ?property post:head.body .
}
WHERE {
  ?thing ?property post:head .
}
