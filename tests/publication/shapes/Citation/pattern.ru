# The name does not follow the IRI policy.
# expect: focus=citation:IND.observer path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Citation
PREFIX citation: <https://w3id.org/scokg/id/citation/>

DELETE {
  citation:IND-observer-date ?property ?value .
}
INSERT {
  citation:IND.observer ?property ?value .
}
WHERE {
  citation:IND-observer-date ?property ?value .
} ;
DELETE {
  ?thing ?property citation:IND-observer-date .
}
INSERT {
  ?thing ?property citation:IND.observer .
}
WHERE {
  ?thing ?property citation:IND-observer-date .
}
