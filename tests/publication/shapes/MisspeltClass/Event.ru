# sco:Event is used instead of sco:Meeting or sco:Activity.
# expect: focus=place:ufa path=rdf:type component=sh:NotConstraintComponent severity=sh:Violation shape=shape:MisspeltClass-Event
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa a sco:Event .
}
