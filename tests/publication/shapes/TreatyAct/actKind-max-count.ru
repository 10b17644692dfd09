# sco:actKind is given twice.
# expect: focus=act:charter-CHN-ratification path=sco:actKind component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:TreatyAct-actKind
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX act-kind: <https://w3id.org/scokg/code/act-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  act:charter-CHN-ratification sco:actKind act-kind:approval .
}
