# sco:postOf has a value of another class.
# expect: focus=post:head path=sco:postOf component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Post-postOf-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  post:head sco:postOf body:hsc .
} ;
INSERT DATA {
  post:head sco:postOf place:astana .
}
