# One status is within the other.
# expect: focus=affiliation:ORG-dialogue-partner path=org:role component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Affiliation-one-role
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ending: <https://w3id.org/scokg/code/ending/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  affiliation:ORG-observer sco:validUntil "2006"^^xsd:gYear .
} ;
INSERT DATA {
  affiliation:ORG-observer sco:validUntil "2007"^^xsd:gYear .
} ;
DELETE DATA {
  step:ORG-observer-withdrawal sco:date "2006"^^xsd:gYear .
} ;
INSERT DATA {
  step:ORG-observer-withdrawal sco:date "2007"^^xsd:gYear .
} ;
DELETE DATA {
  affiliation:ORG-dialogue-partner sco:validFrom "2007"^^xsd:gYear .
} ;
INSERT DATA {
  affiliation:ORG-dialogue-partner sco:validFrom "2005"^^xsd:gYear .
} ;
DELETE DATA {
  step:ORG-dialogue-partner-taking-effect sco:date "2007"^^xsd:gYear .
} ;
INSERT DATA {
  step:ORG-dialogue-partner-taking-effect sco:date "2005"^^xsd:gYear .
} ;
DELETE DATA {
  affiliation:ORG-dialogue-partner sco:ending ending:unknown .
} ;
INSERT DATA {
  affiliation:ORG-dialogue-partner sco:validUntil "2006-02"^^xsd:gYearMonth .
  step:end a sco:Step ; dcterms:source source:charter-page ; sco:concernsOrganisation organisation:SCO ; sco:concernsRole role:dialogue-partner ; sco:confidence confidence:high ; sco:date "2006-02"^^xsd:gYearMonth ; sco:ends affiliation:ORG-dialogue-partner ; sco:party organisation:observing-organisation ; sco:stepKind step-kind:withdrawal ; skos:prefLabel "end"@en , "Имя"@ru , "名称"@zh .
}
