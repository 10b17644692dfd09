# organisation:older-grouping has no Russian name.
# expect: focus=organisation:older-grouping path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  organisation:older-grouping skos:prefLabel "Имя"@ru .
}
