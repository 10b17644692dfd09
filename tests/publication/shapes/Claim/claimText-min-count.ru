# sco:claimText is missing.
# expect: focus=claim:KAZ-capital path=sco:claimText component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Claim-claimText
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  claim:KAZ-capital sco:claimText "Astana is the capital."@en .
}
