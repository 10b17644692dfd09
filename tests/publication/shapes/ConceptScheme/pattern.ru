# The name does not follow the IRI policy.
# expect: focus=code:NewList path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:ConceptScheme
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  code:NewList a skos:ConceptScheme ; skos:prefLabel "list"@en , "Имя"@ru , "名称"@zh .
  <https://w3id.org/scokg/code/NewList/a> a skos:Collection ; skos:inScheme code:NewList .
}
