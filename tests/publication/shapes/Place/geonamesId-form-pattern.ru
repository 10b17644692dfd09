# The text is not a number.
# expect: focus=place:astana path=sco:geonamesId component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Place-geonamesId-form
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  place:astana sco:geonamesId "1526273" .
} ;
INSERT DATA {
  place:astana sco:geonamesId "GN-1526273" .
}
