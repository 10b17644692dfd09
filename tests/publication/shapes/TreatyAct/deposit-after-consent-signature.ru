# The deposit is dated before the signature.
# expect: focus=act:charter-KAZ-deposit path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-deposit-after-consent
# expect: focus=act:charter-KAZ-deposit path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-after-signature
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-ratification sco:date "2003-05"^^xsd:gYearMonth .
} ;
DELETE DATA {
  act:charter-KAZ-deposit sco:date "2003-06-25"^^xsd:date .
} ;
INSERT DATA {
  act:charter-KAZ-deposit sco:date "2002-06-06"^^xsd:date .
}
