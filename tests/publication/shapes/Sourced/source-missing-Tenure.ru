# tenure:example-person-head cites no source.
# expect: focus=tenure:example-person-head path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE DATA {
  tenure:example-person-head dcterms:source source:charter-page .
}
