# sco:party has a value of another class.
# expect: focus=act:charter-CHN-ratification path=sco:party component=sh:OrConstraintComponent severity=sh:Violation shape=shape:TreatyAct-party-kind
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  act:charter-CHN-ratification sco:party state:CHN .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:party body:hsc .
}
