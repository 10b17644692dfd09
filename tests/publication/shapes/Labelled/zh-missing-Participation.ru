# participation:hsc-2017-KAZ has no Chinese name.
# expect: focus=participation:hsc-2017-KAZ path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  participation:hsc-2017-KAZ skos:prefLabel "名称"@zh .
}
