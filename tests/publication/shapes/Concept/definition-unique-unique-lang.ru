# Two definitions in English.
# expect: focus=role:guest path=skos:definition component=sh:UniqueLangConstraintComponent severity=sh:Violation shape=shape:Concept-definition-unique
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  role:guest skos:definition "Another."@en .
}
