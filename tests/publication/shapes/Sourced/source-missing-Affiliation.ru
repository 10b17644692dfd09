# affiliation:IND-member cites no source.
# expect: focus=affiliation:IND-member path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  affiliation:IND-member dcterms:source source:charter-page .
}
