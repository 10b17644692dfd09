# sco:stepKind has a value from another code list.
# expect: focus=step:IND-member-application path=sco:stepKind component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Step-stepKind-code
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX step-kind: <https://w3id.org/scokg/code/step-kind/>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  step:IND-member-application sco:stepKind step-kind:application .
} ;
INSERT DATA {
  step:IND-member-application sco:stepKind verdict:wrong .
}
