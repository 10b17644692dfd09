# The name does not follow the IRI policy.
# expect: focus=participation:hsc.2017 path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Participation
PREFIX participation: <https://w3id.org/scokg/id/participation/>

DELETE {
  participation:hsc-2017-KAZ ?property ?value .
}
INSERT {
  participation:hsc.2017 ?property ?value .
}
WHERE {
  participation:hsc-2017-KAZ ?property ?value .
} ;
DELETE {
  ?thing ?property participation:hsc-2017-KAZ .
}
INSERT {
  ?thing ?property participation:hsc.2017 .
}
WHERE {
  ?thing ?property participation:hsc-2017-KAZ .
}
