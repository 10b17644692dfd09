# sco:stepKind is missing.
# expect: focus=step:IND-member-application path=sco:stepKind component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Step-stepKind
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>

DELETE DATA {
  step:IND-member-application sco:stepKind step-kind:application .
}
