# completeness:statuses has no Chinese name.
# expect: focus=completeness:statuses path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  completeness:statuses skos:prefLabel "名称"@zh .
}
