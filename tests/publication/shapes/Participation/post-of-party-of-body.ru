# A post of the organisation is not a post of its body.
# expect: focus=participation:hsc-2017-SCO-other-person path=sco:post component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Participation-post-of-party
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-SCO-other-person sco:post post:chair .
} ;
INSERT DATA {
  participation:hsc-2017-SCO-other-person sco:post post:secretary .
} ;
DELETE DATA {
  participation:hsc-2017-SCO-other-person sco:onBehalfOf organisation:SCO .
} ;
INSERT DATA {
  participation:hsc-2017-SCO-other-person sco:onBehalfOf body:hsc .
}
