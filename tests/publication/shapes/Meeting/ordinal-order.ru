# A meeting has a lower number than one before it.
# expect: focus=meeting:hsc-2015 path=sco:ordinal component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Meeting-ordinal-order
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2015 sco:ordinal 15 .
} ;
INSERT DATA {
  meeting:hsc-2015 sco:ordinal 4 .
}
