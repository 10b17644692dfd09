# Two meetings of a body have the same number; it is reported once.
# expect: focus=meeting:hsc-2005 path=sco:ordinal component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Meeting-ordinal-unique
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2015 sco:ordinal 15 .
} ;
INSERT DATA {
  meeting:hsc-2015 sco:ordinal 5 .
}
