# Each body numbers its own meetings.
# expect: nothing
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  meeting:expert-group-2020 a sco:Meeting ; sco:meetingOf body:expert-group ; sco:ordinal 1 ; sco:startDate "2020"^^xsd:gYear ; sco:endDate "2020"^^xsd:gYear ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "expert-group-2020"@en , "Имя"@ru , "名称"@zh .
}
