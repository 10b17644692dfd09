# The concept does not belong to a list.
# expect: focus=capacity:new path=skos:inScheme component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Concept-inScheme
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  capacity:new a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:notation "new" ; skos:prefLabel "new"@en , "Имя"@ru , "名称"@zh .
}
