# sco:completeList is missing.
# expect: focus=completeness:statuses path=sco:completeList component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-completeList
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX list: <https://w3id.org/scokg/code/list/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  completeness:statuses sco:completeList list:statuses .
}
