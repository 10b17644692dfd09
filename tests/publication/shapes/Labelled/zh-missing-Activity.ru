# activity:exercise-2005 has no Chinese name.
# expect: focus=activity:exercise-2005 path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  activity:exercise-2005 skos:prefLabel "名称"@zh .
}
