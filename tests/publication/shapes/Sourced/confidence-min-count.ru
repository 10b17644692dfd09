# The confidence is missing.
# expect: focus=body:hsc path=sco:confidence component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-confidence
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:hsc sco:confidence confidence:high .
}
