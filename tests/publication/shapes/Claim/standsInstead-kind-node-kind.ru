# A string is given instead of a thing.
# expect: focus=claim:IND-member-date path=sco:standsInstead component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Claim-standsInstead-kind
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  claim:IND-member-date sco:standsInstead "India: member" .
}
