# Two places share the name.
# expect: focus=name:astana-nur-sultan path=^sco:placeName component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:PlaceName-of
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:placeName name:astana-nur-sultan .
}
