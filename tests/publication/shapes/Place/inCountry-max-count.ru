# A place is in two countries.
# expect: focus=place:new path=sco:inCountry component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Place-inCountry
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  place:new a sco:Place ; dcterms:source source:charter-page ; sco:confidence confidence:high ; sco:inCountry state:KAZ , state:RUS ; skos:prefLabel "new"@en , "Имя"@ru , "名称"@zh .
}
