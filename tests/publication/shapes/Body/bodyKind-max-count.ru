# sco:bodyKind is given twice.
# expect: focus=body:expert-group path=sco:bodyKind component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Body-bodyKind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX body-kind: <https://w3id.org/scokg/code/body-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:expert-group sco:bodyKind body-kind:forerunner-format .
}
