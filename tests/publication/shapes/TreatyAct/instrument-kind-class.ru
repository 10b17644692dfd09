# sco:instrument has a value of another class.
# expect: focus=act:charter-CHN-ratification path=sco:instrument component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:TreatyAct-instrument-kind
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  act:charter-CHN-ratification sco:instrument instrument:charter .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:instrument body:hsc .
}
