# Two affiliations follow.
# expect: focus=affiliation:LKA-dialogue-partner path=sco:supersededBy component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Superseded-kind
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  affiliation:LKA-dialogue-partner sco:supersededBy affiliation:LKA-other .
  affiliation:LKA-other a sco:Affiliation ; dcterms:source source:charter-page ; org:member state:LKA ; org:organization organisation:older-grouping ; org:role role:observer ; sco:confidence confidence:high ; sco:ending ending:open ; sco:validFrom "2025-09-01"^^xsd:date ; skos:prefLabel "other"@en , "Имя"@ru , "名称"@zh .
  step:LKA-other a sco:Step ; dcterms:source source:charter-page ; sco:begins affiliation:LKA-other ; sco:concernsOrganisation organisation:older-grouping ; sco:concernsRole role:observer ; sco:confidence confidence:high ; sco:date "2025-09-01"^^xsd:date ; sco:party state:LKA ; sco:stepKind step-kind:taking-effect ; skos:prefLabel "step"@en , "Имя"@ru , "名称"@zh .
}
