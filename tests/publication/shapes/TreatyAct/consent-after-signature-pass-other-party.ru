# One party may ratify before another signs.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-CHN-signature sco:date "2002-06-07"^^xsd:date .
} ;
INSERT DATA {
  act:charter-CHN-signature sco:date "2002-12-30"^^xsd:date .
} ;
DELETE DATA {
  act:charter-KAZ-ratification sco:date "2003-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-ratification sco:date "2002-10"^^xsd:gYearMonth .
}
