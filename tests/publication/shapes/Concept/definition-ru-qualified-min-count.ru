# A definition is missing.
# expect: focus=role:guest path=skos:definition component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Concept-definition-ru
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  role:guest skos:definition "Смысл."@ru .
}
