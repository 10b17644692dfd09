# The treaty is denounced before it is in force for the party.
# expect: focus=act:charter-KAZ-denunciation path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:TreatyAct-denunciation-last
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  act:charter-KAZ-denunciation sco:date "2020-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  act:charter-KAZ-denunciation sco:date "2003-08"^^xsd:gYearMonth .
}
