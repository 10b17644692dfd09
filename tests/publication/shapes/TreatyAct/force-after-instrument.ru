# The treaty is in force for the party before it is in force at all.
# expect: focus=act:charter-KAZ-entry-into-force path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-force-after-instrument
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-entry-into-force sco:date "2003-09-19"^^xsd:date .
} ;
INSERT DATA {
  act:charter-KAZ-entry-into-force sco:date "2003-09-18"^^xsd:date .
}
