# sco:citedSource is missing.
# expect: focus=citation:IND-observer-date path=sco:citedSource component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Citation-citedSource
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  citation:IND-observer-date sco:citedSource source:charter-page .
}
