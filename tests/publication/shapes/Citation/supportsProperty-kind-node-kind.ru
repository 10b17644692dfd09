# The property is given as a string.
# expect: focus=citation:IND-observer-date path=sco:supportsProperty component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Citation-supportsProperty-kind
# expect: focus=step:IND-observer-taking-effect path=sco:citation component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Citing-backs
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  citation:IND-observer-date sco:supportsProperty "date" .
}
