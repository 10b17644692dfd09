# sco:bodyKind has a value from another code list.
# expect: focus=body:expert-group path=sco:bodyKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Body-bodyKind-code
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX body-kind: <https://w3id.org/scokg/code/body-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  body:expert-group sco:bodyKind body-kind:working-group .
} ;
INSERT DATA {
  body:expert-group sco:bodyKind verdict:wrong .
}
