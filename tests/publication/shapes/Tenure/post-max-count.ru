# sco:post is given twice.
# expect: focus=tenure:example-person-head path=sco:post component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Tenure-post
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

INSERT DATA {
  tenure:example-person-head sco:post post:secretary .
}
