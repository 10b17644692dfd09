# sco:bodyKind is a string instead of a concept.
# expect: focus=body:expert-group path=sco:bodyKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Body-bodyKind-code
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX body-kind: <https://w3id.org/scokg/code/body-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:expert-group sco:bodyKind body-kind:working-group .
} ;
INSERT DATA {
  body:expert-group sco:bodyKind "working-group" .
}
