# The treaty is denounced on the day of another act.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-denunciation sco:date "2020-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-denunciation sco:date "2003-09-19"^^xsd:date .
}
