# sco:Agreement is used instead of sco:Instrument.
# expect: focus=place:ufa path=rdf:type component=sh:NotConstraintComponent severity=sh:Violation shape=shape:MisspeltClass-Agreement
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa a sco:Agreement .
}
