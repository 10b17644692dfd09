# Two capacities are given.
# expect: focus=participation:hsc-2017-KAZ path=sco:capacity component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Participation-capacity
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  capacity:host a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:capacity ; skos:notation "host" ; skos:prefLabel "host"@en , "Имя"@ru , "名称"@zh .
  participation:hsc-2017-KAZ sco:capacity capacity:host .
}
