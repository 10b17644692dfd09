# sco:completeList is a string instead of a concept.
# expect: focus=completeness:statuses path=sco:completeList component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-completeList-code
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX list: <https://w3id.org/scokg/code/list/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  completeness:statuses sco:completeList list:statuses .
} ;
INSERT DATA {
  completeness:statuses sco:completeList "statuses" .
}
