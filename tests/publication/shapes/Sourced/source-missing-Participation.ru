# participation:hsc-2017-KAZ cites no source.
# expect: focus=participation:hsc-2017-KAZ path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  participation:hsc-2017-KAZ dcterms:source source:charter-page .
}
