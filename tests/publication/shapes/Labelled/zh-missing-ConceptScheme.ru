# code:confidence has no Chinese name.
# expect: focus=code:confidence path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  code:confidence skos:prefLabel "名称"@zh .
}
