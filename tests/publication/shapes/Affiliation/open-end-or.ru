# A step ends an affiliation that is stated to be open.
# expect: focus=affiliation:CHN-member path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Affiliation-open-end
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
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
  step:CHN-end a sco:Step ; dcterms:source source:charter-page ; sco:concernsOrganisation organisation:SCO ; sco:concernsRole role:member ; sco:confidence confidence:high ; sco:date "2020"^^xsd:gYear ; sco:ends affiliation:CHN-member ; sco:party state:CHN ; sco:stepKind step-kind:withdrawal ; skos:prefLabel "end"@en , "Имя"@ru , "名称"@zh .
}
