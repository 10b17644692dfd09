# sco:verdictReason is in a language that is not allowed.
# expect: focus=claim:IND-member-date path=sco:verdictReason component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Claim-verdictReason-language
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  claim:IND-member-date sco:verdictReason "Почему"@ru .
}
