# sco:claimSubject is given twice.
# expect: focus=claim:KAZ-capital path=sco:claimSubject component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Claim-claimSubject
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  claim:KAZ-capital sco:claimSubject state:RUS .
}
