# The name does not follow the IRI policy.
# expect: focus=place:nur.sultan path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Place
PREFIX place: <https://w3id.org/scokg/id/place/>

DELETE {
  place:tianjin ?property ?value .
}
INSERT {
  place:nur.sultan ?property ?value .
}
WHERE {
  place:tianjin ?property ?value .
} ;
DELETE {
  ?thing ?property place:tianjin .
}
INSERT {
  ?thing ?property place:nur.sultan .
}
WHERE {
  ?thing ?property place:tianjin .
}
