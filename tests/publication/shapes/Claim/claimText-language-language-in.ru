# The wording is in Russian.
# expect: focus=claim:KAZ-capital path=sco:claimText component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Claim-claimText-language
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  claim:KAZ-capital sco:claimText "Astana is the capital."@en .
} ;
INSERT DATA {
  claim:KAZ-capital sco:claimText "Астана — столица."@ru .
}
