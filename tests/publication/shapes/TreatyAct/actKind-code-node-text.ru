# sco:actKind is a string instead of a concept.
# expect: focus=act:charter-CHN-ratification path=sco:actKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:TreatyAct-actKind-code
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX act-kind: <https://w3id.org/scokg/code/act-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  act:charter-CHN-ratification sco:actKind act-kind:ratification .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:actKind "ratification" .
}
