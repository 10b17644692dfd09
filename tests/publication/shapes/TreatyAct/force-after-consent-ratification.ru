# The treaty is in force for the party before its ratification.
# expect: focus=act:charter-KAZ-entry-into-force path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-force-after-consent
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-deposit sco:date "2003-06-25"^^xsd:date .
} ;
DELETE DATA {
  act:charter-KAZ-ratification sco:date "2003-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-ratification sco:date "2003-10"^^xsd:gYearMonth .
}
