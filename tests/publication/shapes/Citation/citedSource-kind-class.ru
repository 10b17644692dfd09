# sco:citedSource has a value of another class.
# expect: focus=citation:IND-observer-date path=sco:citedSource component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Citation-citedSource-kind
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  citation:IND-observer-date sco:citedSource source:charter-page .
} ;
INSERT DATA {
  citation:IND-observer-date sco:citedSource instrument:charter .
}
