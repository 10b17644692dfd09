# Two lists in one statement.
# expect: focus=completeness:statuses path=sco:completeList component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-completeList
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX list: <https://w3id.org/scokg/code/list/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  list:declarations a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:list ; skos:notation "declarations" ; skos:prefLabel "declarations"@en , "Имя"@ru , "名称"@zh .
  completeness:statuses sco:completeList list:declarations .
}
