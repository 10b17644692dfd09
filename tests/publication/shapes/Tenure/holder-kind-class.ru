# sco:holder has a value of another class.
# expect: focus=tenure:example-person-head path=sco:holder component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Tenure-holder-kind
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

DELETE DATA {
  tenure:example-person-head sco:holder person:example-person .
} ;
INSERT DATA {
  tenure:example-person-head sco:holder state:KAZ .
}
