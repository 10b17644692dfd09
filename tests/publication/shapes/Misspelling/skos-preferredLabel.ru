# skos:preferredLabel is used instead of skos:prefLabel.
# expect: focus=place:ufa path=skos:preferredLabel component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-skos-preferredLabel
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  place:ufa skos:preferredLabel "2001" .
}
