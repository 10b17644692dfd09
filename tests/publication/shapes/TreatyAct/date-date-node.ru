# sco:date is a string, not a date.
# expect: focus=act:charter-CHN-ratification path=sco:date component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:TreatyAct-date-date
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-CHN-ratification sco:date "2003"^^xsd:gYear .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:date "2003" .
}
