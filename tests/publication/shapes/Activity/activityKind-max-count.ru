# sco:activityKind is given twice.
# expect: focus=activity:exercise-2005 path=sco:activityKind component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Activity-activityKind
PREFIX activity: <https://w3id.org/scokg/id/activity/>
PREFIX activity-kind: <https://w3id.org/scokg/code/activity-kind/>
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  activity:exercise-2005 sco:activityKind activity-kind:forum .
  activity-kind:forum a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:activity-kind ; skos:notation "forum" ; skos:prefLabel "forum"@en , "Имя"@ru , "名称"@zh .
}
