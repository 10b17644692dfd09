# sco:bodyKind is missing.
# expect: focus=body:expert-group path=sco:bodyKind component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Body-bodyKind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX body-kind: <https://w3id.org/scokg/code/body-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:expert-group sco:bodyKind body-kind:working-group .
}
