# step:IND-member-application has no Chinese name.
# expect: focus=step:IND-member-application path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-application skos:prefLabel "名称"@zh .
}
