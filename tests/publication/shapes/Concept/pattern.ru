# The name does not follow the IRI policy.
# expect: focus=capacity:Guest path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Concept
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  capacity:Guest a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:capacity ; skos:notation "Guest" ; skos:prefLabel "guest"@en , "Имя"@ru , "名称"@zh .
}
