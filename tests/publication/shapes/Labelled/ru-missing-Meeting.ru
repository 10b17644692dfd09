# meeting:hsc-2005 has no Russian name.
# expect: focus=meeting:hsc-2005 path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  meeting:hsc-2005 skos:prefLabel "Имя"@ru .
}
