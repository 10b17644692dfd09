# post:head has no Chinese name.
# expect: focus=post:head path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  post:head skos:prefLabel "名称"@zh .
}
