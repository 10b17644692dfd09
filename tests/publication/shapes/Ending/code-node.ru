# sco:ending has a value from another code list.
# expect: focus=affiliation:CHN-member path=sco:ending component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Ending-code
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  affiliation:CHN-member sco:ending ending:open .
} ;
INSERT DATA {
  affiliation:CHN-member sco:ending verdict:wrong .
}
