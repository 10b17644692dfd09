# sco:postOf is given twice.
# expect: focus=post:head path=sco:postOf component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Post-postOf
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  post:head sco:postOf organisation:SCO .
}
