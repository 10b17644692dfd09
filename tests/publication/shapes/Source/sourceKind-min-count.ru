# sco:sourceKind is missing.
# expect: focus=source:news-page path=sco:sourceKind component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Source-sourceKind
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX source-kind: <https://w3id.org/scokg/code/source-kind/>

DELETE DATA {
  source:news-page sco:sourceKind source-kind:news .
}
