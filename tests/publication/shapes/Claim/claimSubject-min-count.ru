# sco:claimSubject is missing.
# expect: focus=claim:KAZ-capital path=sco:claimSubject component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Claim-claimSubject
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  claim:KAZ-capital sco:claimSubject state:KAZ .
}
