# Two confidences are given.
# expect: focus=body:hsc path=sco:confidence component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Sourced-confidence
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX code: <https://w3id.org/scokg/code/>
PREFIX confidence: <https://w3id.org/scokg/code/confidence/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  confidence:low a skos:Concept ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh ; skos:inScheme code:confidence ; skos:notation "low" ; skos:prefLabel "low"@en , "низкая"@ru , "低"@zh .
  body:hsc sco:confidence confidence:low .
}
