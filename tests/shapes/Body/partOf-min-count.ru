# sco:partOf is missing.
# expect: focus=body:expert-group path=sco:partOf component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Body-partOf
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:expert-group sco:partOf body:hsc .
}
