# sco:date is given twice.
# expect: focus=act:charter-CHN-ratification path=sco:date component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:TreatyAct-date
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  act:charter-CHN-ratification sco:date "2004"^^xsd:gYear .
}
