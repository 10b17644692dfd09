# The deposit is shown to have been made before the ratification.
# expect: focus=act:charter-KAZ-deposit path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-deposit-after-consent
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-deposit sco:date "2003-06-25"^^xsd:date .
} ;
INSERT DATA {
  act:charter-KAZ-deposit sco:attestedOn "2003-04-30"^^xsd:date .
}
