# A step has two places.
# expect: focus=step:IND-member-application path=sco:place component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:OnePlace-place
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:IND-member-application sco:place place:astana , place:ufa .
}
