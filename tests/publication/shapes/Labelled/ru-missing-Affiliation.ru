# affiliation:IND-member has no Russian name.
# expect: focus=affiliation:IND-member path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  affiliation:IND-member skos:prefLabel "Имя"@ru .
}
