# The property is given as a string.
# expect: focus=claim:KAZ-capital path=sco:claimProperty component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Claim-claimProperty-kind
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  claim:KAZ-capital sco:claimProperty sco:capital .
} ;
INSERT DATA {
  claim:KAZ-capital sco:claimProperty "capital" .
}
