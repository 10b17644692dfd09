# The Chinese name is missing.
# expect: focus=seat:hsc-shanghai path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX seat: <https://w3id.org/scokg/id/seat/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  seat:hsc-shanghai skos:prefLabel "名称"@zh .
}
