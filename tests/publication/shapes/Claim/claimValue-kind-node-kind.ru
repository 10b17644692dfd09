# A string is given instead of a thing.
# expect: focus=claim:KAZ-capital path=sco:claimValue component=sh:NodeKindConstraintComponent severity=sh:Violation shape=shape:Claim-claimValue-kind
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  claim:KAZ-capital sco:claimValue place:astana .
} ;
INSERT DATA {
  claim:KAZ-capital sco:claimValue "Astana" .
}
