# skos:definition is missing in one language.
# expect: focus=sco:party path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Term-definition
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  sco:party skos:definition "Meaning."@en .
}
