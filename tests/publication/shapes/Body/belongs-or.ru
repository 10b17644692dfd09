# The body is neither part of anything nor works with anything.
# expect: focus=body:expert-group path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Body-belongs
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:expert-group sco:partOf body:hsc .
}
