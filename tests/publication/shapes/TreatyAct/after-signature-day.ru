# The ratification is dated the day before the signature.
# expect: focus=act:charter-CHN-ratification path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-after-signature
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-CHN-signature sco:date "2002-06-07"^^xsd:date .
  act:charter-CHN-ratification sco:date "2003"^^xsd:gYear .
} ;
INSERT DATA {
  act:charter-CHN-ratification sco:date "2002-06-06"^^xsd:date .
}
