# The name does not follow the IRI policy.
# expect: focus=source:news.page path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Source
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE {
  source:news-page ?property ?value .
}
INSERT {
  source:news.page ?property ?value .
}
WHERE {
  source:news-page ?property ?value .
} ;
DELETE {
  ?thing ?property source:news-page .
}
INSERT {
  ?thing ?property source:news.page .
}
WHERE {
  ?thing ?property source:news-page .
}
