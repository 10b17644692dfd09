# sco:legalBasis has a value of another class.
# expect: focus=body:expert-group path=sco:legalBasis component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Body-legalBasis-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:expert-group sco:legalBasis meeting:hsc-2005 .
}
