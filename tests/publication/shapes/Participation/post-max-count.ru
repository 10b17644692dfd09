# Two posts are given.
# expect: focus=participation:hsc-2017-KAZ-other-person path=sco:post component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Participation-post
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  participation:hsc-2017-KAZ-other-person sco:post post:prime-minister .
  post:prime-minister a sco:Post ; sco:postOf state:KAZ ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "prime-minister"@en , "Имя"@ru , "名称"@zh .
}
