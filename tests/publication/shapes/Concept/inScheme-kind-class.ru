# The list is not described.
# expect: focus=https://w3id.org/scokg/code/nolist/new path=skos:inScheme component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Concept-inScheme-kind
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  <https://w3id.org/scokg/code/nolist/new> a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:nolist ; skos:notation "new" ; skos:prefLabel "new"@en , "Имя"@ru , "名称"@zh .
}
