# chairmanship:hsc-2016 has no Russian name.
# expect: focus=chairmanship:hsc-2016 path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  chairmanship:hsc-2016 skos:prefLabel "Имя"@ru .
}
