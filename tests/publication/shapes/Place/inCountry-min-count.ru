# sco:inCountry is missing.
# expect: focus=place:shanghai path=sco:inCountry component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Place-inCountry
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  place:shanghai sco:inCountry state:CHN .
}
