# sco:confidence is a string instead of a concept.
# expect: focus=body:hsc path=sco:confidence component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Sourced-confidence-code
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:hsc sco:confidence confidence:high .
} ;
INSERT DATA {
  body:hsc sco:confidence "high" .
}
