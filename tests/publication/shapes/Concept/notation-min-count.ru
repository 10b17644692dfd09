# The short code is missing.
# expect: focus=capacity:new path=skos:notation component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Concept-notation
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  capacity:new a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:capacity ; skos:prefLabel "new"@en , "Имя"@ru , "名称"@zh .
}
