# A term of this ontology is not declared as owl:DatatypeProperty.
# expect: focus=sco:newValue path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Term
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sco:newValue a owl:DatatypeProperty ; rdfs:label "new"@en , "новое"@ru , "新"@zh ; skos:definition "Meaning."@en , "Смысл."@ru , "含义。"@zh .
}
