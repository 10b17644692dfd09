# sco:sourceKind has a value from another code list.
# expect: focus=source:news-page path=sco:sourceKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Source-sourceKind-code
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX source-kind: <https://w3id.org/scokg/code/source-kind/>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  source:news-page sco:sourceKind source-kind:news .
} ;
INSERT DATA {
  source:news-page sco:sourceKind verdict:wrong .
}
