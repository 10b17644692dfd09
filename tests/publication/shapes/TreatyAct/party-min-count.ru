# sco:party is missing.
# expect: focus=act:charter-CHN-ratification path=sco:party component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:TreatyAct-party
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  act:charter-CHN-ratification sco:party state:CHN .
}
