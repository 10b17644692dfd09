# The list is empty.
# expect: focus=code:new-list path=^skos:inScheme component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:ConceptScheme-members
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  code:new-list a skos:ConceptScheme ; skos:prefLabel "list"@en , "Имя"@ru , "名称"@zh .
}
