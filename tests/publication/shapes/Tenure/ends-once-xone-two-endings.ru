# The end is both open and unknown.
# expect: focus=tenure:example-person-president path=- component=sh:XoneConstraintComponent severity=sh:Violation shape=shape:Tenure-ends-once
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

INSERT DATA {
  tenure:example-person-president sco:ending ending:open .
}
