# sco:actor has a value of another class.
# expect: focus=act:charter-CHN-ratification path=sco:actor component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:TreatyAct-actor-kind
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  act:charter-CHN-ratification sco:actor state:CHN .
}
