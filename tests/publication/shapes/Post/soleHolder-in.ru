# sco:soleHolder is false.
# expect: focus=post:secretary path=sco:soleHolder component=sh:InConstraintComponent severity=sh:Violation shape=shape:Post-soleHolder
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  post:secretary sco:soleHolder false .
}
