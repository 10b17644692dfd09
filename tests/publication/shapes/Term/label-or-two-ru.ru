# rdfs:label is given twice in one language.
# expect: focus=sco:party path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Term-label
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  sco:party rdfs:label "другое"@ru .
}
