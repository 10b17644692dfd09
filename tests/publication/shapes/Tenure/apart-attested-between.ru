# A third person is in office between two days of another whose term is not known.
# expect: focus=tenure:third-chair path=sco:attestedOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Tenure-apart-attested
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

DELETE DATA {
  tenure:example-person-chair sco:validFrom "2004"^^xsd:gYear .
  tenure:example-person-chair sco:validUntil "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:example-person-chair sco:attestedOn "2004"^^xsd:gYear , "2006"^^xsd:gYear ; sco:ending ending:unknown .
} ;
INSERT DATA {
  tenure:third-chair a sco:Tenure ; sco:holder person:example-person ; sco:post post:chair ; sco:ending ending:unknown ; sco:attestedOn "2005-06-01"^^xsd:date ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "third-chair"@en , "Имя"@ru , "名称"@zh .
}
