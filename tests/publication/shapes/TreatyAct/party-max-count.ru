# sco:party is given twice.
# expect: focus=act:charter-CHN-ratification path=sco:party component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:TreatyAct-party
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  act:charter-CHN-ratification sco:party state:IND .
}
