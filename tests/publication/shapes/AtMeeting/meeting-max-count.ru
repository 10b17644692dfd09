# The memorandum is signed at two meetings.
# expect: focus=step:IND-member-memorandum path=sco:atMeeting component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:AtMeeting-meeting
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  step:IND-member-memorandum sco:atMeeting meeting:a , meeting:b .
  meeting:a a sco:Meeting ; dcterms:source source:charter-page ; sco:confidence confidence:high ; sco:endDate "2016"^^xsd:gYear ; sco:meetingOf body:hsc ; sco:startDate "2016"^^xsd:gYear ; skos:prefLabel "a"@en , "Имя"@ru , "名称"@zh .
  meeting:b a sco:Meeting ; dcterms:source source:charter-page ; sco:confidence confidence:high ; sco:endDate "2016"^^xsd:gYear ; sco:meetingOf body:hsc ; sco:startDate "2016"^^xsd:gYear ; skos:prefLabel "b"@en , "Имя"@ru , "名称"@zh .
}
