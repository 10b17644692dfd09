# The number is below 1.
# expect: focus=meeting:s5-1996 path=sco:ordinal component=sh:MinInclusiveConstraintComponent severity=sh:Violation shape=shape:Meeting-ordinal-form
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:s5-1996 sco:ordinal 1 .
} ;
INSERT DATA {
  meeting:s5-1996 sco:ordinal 0 .
}
