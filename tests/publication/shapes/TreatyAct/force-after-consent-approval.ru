# The treaty is in force for the party before its approval.
# expect: focus=act:charter-KAZ-entry-into-force path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-force-after-consent
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX act-kind: <https://w3id.org/scokg/code/act-kind/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-ratification sco:actKind act-kind:ratification .
} ;
INSERT DATA {
  act:charter-KAZ-ratification sco:actKind act-kind:approval .
} ;
DELETE DATA {
  act:charter-KAZ-deposit sco:date "2003-06-25"^^xsd:date .
} ;
DELETE DATA {
  act:charter-KAZ-ratification sco:date "2003-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-ratification sco:date "2003-10"^^xsd:gYearMonth .
}
