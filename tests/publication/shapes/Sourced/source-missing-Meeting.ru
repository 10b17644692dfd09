# meeting:hsc-2005 cites no source.
# expect: focus=meeting:hsc-2005 path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  meeting:hsc-2005 dcterms:source source:charter-page .
}
