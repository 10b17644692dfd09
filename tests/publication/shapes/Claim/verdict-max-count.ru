# sco:verdict is given twice.
# expect: focus=claim:IND-member-date path=sco:verdict component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Claim-verdict
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

INSERT DATA {
  claim:IND-member-date sco:verdict verdict:confirmed .
}
