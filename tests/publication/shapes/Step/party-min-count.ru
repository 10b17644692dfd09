# sco:party is missing.
# expect: focus=step:IND-member-application path=sco:party component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Step-party
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-application sco:party state:IND .
}
