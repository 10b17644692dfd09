# The affiliation is named by the name of the state instead of its code.
# expect: focus=affiliation:India-observer path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Affiliation
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>

DELETE {
  affiliation:IND-observer ?property ?value .
}
INSERT {
  affiliation:India-observer ?property ?value .
}
WHERE {
  affiliation:IND-observer ?property ?value .
} ;
DELETE {
  ?thing ?property affiliation:IND-observer .
}
INSERT {
  ?thing ?property affiliation:India-observer .
}
WHERE {
  ?thing ?property affiliation:IND-observer .
}
