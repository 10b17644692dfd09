# state:KAZ cites no source.
# expect: focus=state:KAZ path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ dcterms:source source:charter-page .
}
