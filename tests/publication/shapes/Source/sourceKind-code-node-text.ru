# sco:sourceKind is a string instead of a concept.
# expect: focus=source:news-page path=sco:sourceKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Source-sourceKind-code
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX source-kind: <https://w3id.org/scokg/code/source-kind/>

DELETE DATA {
  source:news-page sco:sourceKind source-kind:news .
} ;
INSERT DATA {
  source:news-page sco:sourceKind "news" .
}
