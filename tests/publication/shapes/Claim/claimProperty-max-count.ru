# sco:claimProperty is given twice.
# expect: focus=claim:KAZ-capital path=sco:claimProperty component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Claim-claimProperty
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  claim:KAZ-capital sco:claimProperty sco:seat .
}
