# skos:altlabel is used instead of skos:altLabel.
# expect: focus=place:ufa path=skos:altlabel component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-skos-altlabel
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  place:ufa skos:altlabel "2001" .
}
