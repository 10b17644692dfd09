# The claim is marked as wrong without a reason.
# expect: focus=claim:IND-member-date path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Claim-reasoned
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  claim:IND-member-date sco:verdictReason "Only the procedure was opened."@en .
}
