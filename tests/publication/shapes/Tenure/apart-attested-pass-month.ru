# In the month of the handover, both may be given.
# expect: nothing
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:third-chair a sco:Tenure ; sco:holder person:example-person ; sco:post post:chair ; sco:ending ending:unknown ; sco:attestedOn "2007-01"^^xsd:gYearMonth ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "third-chair"@en , "Имя"@ru , "名称"@zh .
}
