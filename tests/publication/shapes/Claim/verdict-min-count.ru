# sco:verdict is missing.
# expect: focus=claim:KAZ-capital path=sco:verdict component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Claim-verdict
# expect: focus=claim:KAZ-capital path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Claim-reasoned
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  claim:KAZ-capital sco:verdict verdict:confirmed .
}
