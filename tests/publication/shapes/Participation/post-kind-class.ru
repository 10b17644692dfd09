# sco:post has a value of another class.
# expect: focus=participation:hsc-2017-KAZ-other-person path=sco:post component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Participation-post-kind
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE DATA {
  participation:hsc-2017-KAZ-other-person sco:post post:president .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ-other-person sco:post tenure:example-person-president .
}
