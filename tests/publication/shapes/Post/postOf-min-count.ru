# sco:postOf is missing.
# expect: focus=post:head path=sco:postOf component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Post-postOf
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  post:head sco:postOf body:hsc .
}
