# Candidate and observer at the same time, whichever name comes first in the alphabet.
# expect: nothing
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>

DELETE {
  affiliation:IND-candidate ?property ?value .
}
INSERT {
  affiliation:IND-z-candidate ?property ?value .
}
WHERE {
  affiliation:IND-candidate ?property ?value .
} ;
DELETE {
  ?thing ?property affiliation:IND-candidate .
}
INSERT {
  ?thing ?property affiliation:IND-z-candidate .
}
WHERE {
  ?thing ?property affiliation:IND-candidate .
}
