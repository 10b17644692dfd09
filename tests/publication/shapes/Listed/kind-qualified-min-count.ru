# A place is a member of a list.
# expect: focus=place:ufa path=rdf:type component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Listed-kind
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  place:ufa skos:inScheme code:role .
}
