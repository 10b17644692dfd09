# The name is not the name of any place.
# expect: focus=name:astana-nur-sultan path=^sco:placeName component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:PlaceName-of
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  place:astana sco:placeName name:astana-nur-sultan .
}
