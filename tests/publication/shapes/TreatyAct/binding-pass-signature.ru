# A declaration that is not binding is signed.
# expect: nothing
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX act-kind: <https://w3id.org/scokg/code/act-kind/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  act:declaration-CHN-signature a sco:TreatyAct ; sco:actKind act-kind:signature ; sco:instrument instrument:declaration ; sco:party state:CHN ; dcterms:source source:charter-page ; sco:confidence confidence:high ; skos:prefLabel "declaration-CHN-signature"@en , "Имя"@ru , "名称"@zh .
}
