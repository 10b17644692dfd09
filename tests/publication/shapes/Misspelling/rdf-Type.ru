# rdf:Type is used instead of rdf:type.
# expect: focus=place:ufa path=rdf:Type component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-rdf-Type
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT DATA {
  place:ufa rdf:Type "2001" .
}
