# sco:City is used instead of sco:Place.
# expect: focus=place:ufa path=rdf:type component=sh:NotConstraintComponent severity=sh:Violation shape=shape:MisspeltClass-City
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa a sco:City .
}
