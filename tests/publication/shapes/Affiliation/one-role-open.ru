# A member is also an observer; both are open.
# expect: focus=affiliation:CHN-member path=org:role component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Affiliation-one-role
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

DELETE DATA {
  affiliation:CHN-member org:member state:CHN .
} ;
INSERT DATA {
  affiliation:CHN-member org:member state:CHN .
  affiliation:CHN-observer a sco:Affiliation ; dcterms:source source:charter-page ; org:member state:CHN ; org:organization organisation:SCO ; org:role role:observer ; sco:confidence confidence:high ; sco:ending ending:open ; sco:validFrom "2004"^^xsd:gYear ; skos:prefLabel "observer"@en , "Имя"@ru , "名称"@zh .
  step:CHN-observer-taking-effect a sco:Step ; dcterms:source source:charter-page ; sco:begins affiliation:CHN-observer ; sco:concernsOrganisation organisation:SCO ; sco:concernsRole role:observer ; sco:confidence confidence:high ; sco:date "2004"^^xsd:gYear ; sco:party state:CHN ; sco:stepKind step-kind:taking-effect ; skos:prefLabel "step"@en , "Имя"@ru , "名称"@zh .
}
