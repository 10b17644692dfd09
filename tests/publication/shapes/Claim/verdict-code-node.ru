# sco:verdict has a value from another code list.
# expect: focus=claim:IND-member-date path=sco:verdict component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Claim-verdict-code
PREFIX claim: <https://w3id.org/scokg/id/claim/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  claim:IND-member-date sco:verdict verdict:wrong .
} ;
INSERT DATA {
  claim:IND-member-date sco:verdict confidence:high .
}
