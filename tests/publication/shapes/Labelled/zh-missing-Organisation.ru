# organisation:SCO has no Chinese name.
# expect: focus=organisation:SCO path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  organisation:SCO skos:prefLabel "名称"@zh .
}
