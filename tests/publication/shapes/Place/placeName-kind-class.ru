# sco:placeName has a value of another class.
# expect: focus=place:astana path=sco:placeName component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Place-placeName-kind
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:astana sco:placeName place:ufa .
}
