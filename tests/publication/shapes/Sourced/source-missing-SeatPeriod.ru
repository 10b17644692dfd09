# No source is given.
# expect: focus=seat:hsc-shanghai path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  seat:hsc-shanghai dcterms:source source:charter-page .
}
