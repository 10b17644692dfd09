# sco:claimText is given twice.
# expect: focus=claim:KAZ-capital path=sco:claimText component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Claim-claimText
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  claim:KAZ-capital sco:claimText "Another wording."@en .
}
