# place:astana has no Chinese name.
# expect: focus=place:astana path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  place:astana skos:prefLabel "名称"@zh .
}
