# The number is not whole.
# expect: focus=meeting:hsc-2005 path=sco:ordinal component=sh:DatatypeConstraintComponent severity=sh:Violation shape=shape:Meeting-ordinal-form
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2005 sco:ordinal 5 .
} ;
INSERT DATA {
  meeting:hsc-2005 sco:ordinal 5.5 .
}
