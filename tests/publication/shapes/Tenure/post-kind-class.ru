# sco:post has a value of another class.
# expect: focus=tenure:example-person-head path=sco:post component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Tenure-post-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE DATA {
  tenure:example-person-head sco:post post:head .
} ;
INSERT DATA {
  tenure:example-person-head sco:post body:hsc .
}
