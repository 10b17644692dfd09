# sco:instrument is missing.
# expect: focus=act:charter-CHN-ratification path=sco:instrument component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:TreatyAct-instrument
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  act:charter-CHN-ratification sco:instrument instrument:charter .
}
