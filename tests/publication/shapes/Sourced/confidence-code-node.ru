# sco:confidence has a value from another code list.
# expect: focus=body:hsc path=sco:confidence component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Sourced-confidence-code
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  body:hsc sco:confidence confidence:high .
} ;
INSERT DATA {
  body:hsc sco:confidence verdict:wrong .
}
