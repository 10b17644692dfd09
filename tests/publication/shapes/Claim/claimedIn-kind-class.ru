# sco:claimedIn has a value of another class.
# expect: focus=claim:KAZ-capital path=sco:claimedIn component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Claim-claimedIn-kind
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  claim:KAZ-capital sco:claimedIn source:news-page .
} ;
INSERT DATA {
  claim:KAZ-capital sco:claimedIn instrument:charter .
}
