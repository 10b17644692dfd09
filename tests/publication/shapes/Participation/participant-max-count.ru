# Two persons in one participation.
# expect: focus=participation:hsc-2017-KAZ path=sco:participant component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Participation-participant
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>

INSERT DATA {
  participation:hsc-2017-KAZ sco:participant person:second .
  person:second a sco:Person ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "second"@en , "Имя"@ru , "名称"@zh .
}
