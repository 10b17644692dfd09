# The member had been a candidate, but not an observer.
# expect: focus=affiliation:IND-member path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Affiliation-observer-first
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  affiliation:IND-observer sco:supersededBy affiliation:IND-member .
}
