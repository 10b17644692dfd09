# sco:authority has a value of another class.
# expect: focus=step:LKA-attendance path=sco:authority component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Step-authority-kind
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:LKA-attendance sco:authority person:example-person .
}
