# Two capitals are given.
# expect: focus=state:KAZ path=sco:capital component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:State-capital
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:capital place:second .
  place:second a sco:Place ; dcterms:source source:charter-page ; sco:confidence confidence:high ; sco:inCountry state:KAZ ; skos:prefLabel "second"@en , "Имя"@ru , "名称"@zh .
}
