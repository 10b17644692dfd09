# Nothing is stated about the end.
# expect: focus=affiliation:CHN-member path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:Affiliation-ends-once
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  affiliation:CHN-member sco:ending ending:open .
}
