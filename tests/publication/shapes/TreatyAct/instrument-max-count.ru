# sco:instrument is given twice.
# expect: focus=act:charter-CHN-ratification path=sco:instrument component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:TreatyAct-instrument
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  act:charter-CHN-ratification sco:instrument instrument:older-protocol .
}
