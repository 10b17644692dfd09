# sco:holder is missing.
# expect: focus=tenure:example-person-head path=sco:holder component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Tenure-holder
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE DATA {
  tenure:example-person-head sco:holder person:example-person .
}
