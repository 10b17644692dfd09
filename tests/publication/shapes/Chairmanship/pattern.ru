# The name does not follow the IRI policy.
# expect: focus=chairmanship:hsc.2016 path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Chairmanship
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>

DELETE {
  chairmanship:hsc-2016 ?property ?value .
}
INSERT {
  chairmanship:hsc.2016 ?property ?value .
}
WHERE {
  chairmanship:hsc-2016 ?property ?value .
} ;
DELETE {
  ?thing ?property chairmanship:hsc-2016 .
}
INSERT {
  ?thing ?property chairmanship:hsc.2016 .
}
WHERE {
  ?thing ?property chairmanship:hsc-2016 .
}
