# skos:definition is given twice in one language.
# expect: focus=sco:party path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Term-definition
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sco:party skos:definition "другое"@ru .
}
