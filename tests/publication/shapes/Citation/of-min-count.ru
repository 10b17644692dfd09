# The citation is not used.
# expect: focus=citation:IND-observer-date path=^sco:citation component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Citation-of
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-observer-taking-effect sco:citation citation:IND-observer-date .
}
