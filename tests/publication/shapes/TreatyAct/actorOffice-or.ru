# The office has no language.
# expect: focus=act:charter-CHN-ratification path=sco:actorOffice component=sh:OrConstraintComponent severity=sh:Violation shape=shape:TreatyAct-actorOffice
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  act:charter-CHN-ratification sco:actorOffice post:president .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:actorOffice "President" .
}
