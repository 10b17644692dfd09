# sco:party has a value of another class.
# expect: focus=step:LKA-attendance path=sco:party component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Step-party-kind
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:LKA-attendance sco:party state:LKA .
} ;
INSERT DATA {
  step:LKA-attendance sco:party place:ufa .
}
