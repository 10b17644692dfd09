# sco:ordinal is given twice.
# expect: focus=meeting:hsc-2005 path=sco:ordinal component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Meeting-ordinal
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  meeting:hsc-2005 sco:ordinal 6 .
}
