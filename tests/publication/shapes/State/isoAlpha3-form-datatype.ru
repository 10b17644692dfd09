# The code has a language tag.
# expect: focus=state:KAZ path=sco:isoAlpha3 component=sh:DatatypeConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha3-form
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  state:KAZ sco:isoAlpha3 "KAZ" .
} ;
INSERT DATA {
  state:KAZ sco:isoAlpha3 "KAZ"@en .
}
