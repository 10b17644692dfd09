# The citation does not state what it supports.
# expect: focus=citation:IND-observer-date path=sco:supportsProperty component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Citation-supportsProperty
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  citation:IND-observer-date sco:supportsProperty sco:date , sco:place .
}
