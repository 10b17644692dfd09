# The end is given and stated to be unknown.
# expect: focus=affiliation:ORG-observer path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:Affiliation-ends-once
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  affiliation:ORG-observer sco:ending ending:unknown .
}
