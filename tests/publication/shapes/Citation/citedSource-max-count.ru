# sco:citedSource is given twice.
# expect: focus=citation:IND-observer-date path=sco:citedSource component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Citation-citedSource
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

INSERT DATA {
  citation:IND-observer-date sco:citedSource source:news-page .
}
