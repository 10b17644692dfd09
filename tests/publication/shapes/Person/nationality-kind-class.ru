# sco:nationality has a value of another class.
# expect: focus=person:example-person path=sco:nationality component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Person-nationality-kind
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  person:example-person sco:nationality state:KAZ .
} ;
INSERT DATA {
  person:example-person sco:nationality place:astana .
}
