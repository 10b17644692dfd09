# chairmanship:hsc-2016 cites no source.
# expect: focus=chairmanship:hsc-2016 path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  chairmanship:hsc-2016 dcterms:source source:charter-page .
}
