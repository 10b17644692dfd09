# The name does not follow the IRI policy.
# expect: focus=claim:KAZ.capital path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Claim
PREFIX claim: <https://w3id.org/scokg/id/claim/>

DELETE {
  claim:KAZ-capital ?property ?value .
}
INSERT {
  claim:KAZ.capital ?property ?value .
}
WHERE {
  claim:KAZ-capital ?property ?value .
} ;
DELETE {
  ?thing ?property claim:KAZ-capital .
}
INSERT {
  ?thing ?property claim:KAZ.capital .
}
WHERE {
  ?thing ?property claim:KAZ-capital .
}
