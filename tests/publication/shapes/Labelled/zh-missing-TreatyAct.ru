# act:charter-CHN-ratification has no Chinese name.
# expect: focus=act:charter-CHN-ratification path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  act:charter-CHN-ratification skos:prefLabel "名称"@zh .
}
