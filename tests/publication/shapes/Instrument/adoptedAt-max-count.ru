# Two meetings adopt the instrument.
# expect: focus=instrument:protocol path=sco:adoptedAt component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Instrument-adoptedAt
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  instrument:protocol sco:adoptedAt meeting:a , meeting:b .
} ;
INSERT DATA {
  meeting:a a sco:Meeting ; dcterms:source source:charter-page ; sco:confidence confidence:high ; sco:endDate "2003"^^xsd:gYear ; sco:meetingOf body:hsc ; sco:startDate "2003"^^xsd:gYear ; skos:prefLabel "a"@en , "Имя"@ru , "名称"@zh .
  meeting:b a sco:Meeting ; dcterms:source source:charter-page ; sco:confidence confidence:high ; sco:endDate "2003"^^xsd:gYear ; sco:meetingOf body:hsc ; sco:startDate "2003"^^xsd:gYear ; skos:prefLabel "b"@en , "Имя"@ru , "名称"@zh .
}
