# sco:instrument has a value of another class.
# expect: focus=step:LKA-attendance path=sco:instrument component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Step-instrument-kind
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-attendance sco:instrument meeting:hsc-2020 .
}
