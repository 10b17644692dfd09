# The post belongs to another party.
# expect: focus=participation:hsc-2017-KAZ-other-person path=sco:post component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Participation-post-of-party
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-KAZ-other-person sco:post post:president .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ-other-person sco:post post:secretary .
}
