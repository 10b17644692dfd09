# sco:ending is a string instead of a concept.
# expect: focus=affiliation:CHN-member path=sco:ending component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Ending-code
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  affiliation:CHN-member sco:ending ending:open .
} ;
INSERT DATA {
  affiliation:CHN-member sco:ending "open" .
}
