# The concept is in another list than its name implies.
# expect: focus=capacity:new path=skos:inScheme component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Concept-inScheme-name
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  capacity:new a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:role ; skos:notation "new" ; skos:prefLabel "new"@en , "Имя"@ru , "名称"@zh .
}
