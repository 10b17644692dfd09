# The approval is dated before the signature of the party, which signed late.
# expect: focus=act:charter-KAZ-ratification path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-consent-after-signature
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
  act:charter-KAZ-signature sco:date "2002-06-07"^^xsd:date .
} ;
INSERT DATA {
  act:charter-KAZ-signature sco:date "2002-06-30"^^xsd:date .
} ;
DELETE DATA {
  act:charter-KAZ-ratification sco:date "2003-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-ratification sco:date "2002-06-20"^^xsd:date .
}
