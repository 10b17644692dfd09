# The name does not follow the IRI policy.
# expect: focus=organisation:_Grouping path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Grouping
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>

DELETE {
  organisation:older-grouping ?property ?value .
}
INSERT {
  organisation:_Grouping ?property ?value .
}
WHERE {
  organisation:older-grouping ?property ?value .
} ;
DELETE {
  ?thing ?property organisation:older-grouping .
}
INSERT {
  ?thing ?property organisation:_Grouping .
}
WHERE {
  ?thing ?property organisation:older-grouping .
}
