# sco:holder is given twice.
# expect: focus=tenure:example-person-head path=sco:holder component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Tenure-holder
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

INSERT DATA {
  tenure:example-person-head sco:holder person:second .
  person:second a sco:Person ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "second"@en , "Имя"@ru , "名称"@zh .
}
