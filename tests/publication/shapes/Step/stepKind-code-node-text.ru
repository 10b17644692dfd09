# sco:stepKind is a string instead of a concept.
# expect: focus=step:IND-member-application path=sco:stepKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Step-stepKind-code
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>

DELETE DATA {
  step:IND-member-application sco:stepKind step-kind:application .
} ;
INSERT DATA {
  step:IND-member-application sco:stepKind "application" .
}
