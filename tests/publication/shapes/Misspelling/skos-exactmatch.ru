# skos:exactmatch is used instead of skos:exactMatch.
# expect: focus=place:ufa path=skos:exactmatch component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-skos-exactmatch
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  place:ufa skos:exactmatch "2001" .
}
