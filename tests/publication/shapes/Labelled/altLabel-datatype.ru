# A name has no language.
# expect: focus=place:astana path=skos:altLabel component=sh:DatatypeConstraintComponent severity=sh:Violation shape=shape:Labelled-altLabel
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  place:astana skos:altLabel "Aqmola" .
}
