# sco:claimedIn is missing.
# expect: focus=claim:KAZ-capital path=sco:claimedIn component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Claim-claimedIn
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  claim:KAZ-capital sco:claimedIn source:news-page .
}
