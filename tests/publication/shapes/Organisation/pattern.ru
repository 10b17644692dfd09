# The name does not follow the IRI policy.
# expect: focus=organisation:_Organisation path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Organisation
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>

DELETE {
  organisation:observing-organisation ?property ?value .
}
INSERT {
  organisation:_Organisation ?property ?value .
}
WHERE {
  organisation:observing-organisation ?property ?value .
} ;
DELETE {
  ?thing ?property organisation:observing-organisation .
}
INSERT {
  ?thing ?property organisation:_Organisation .
}
WHERE {
  ?thing ?property organisation:observing-organisation .
}
