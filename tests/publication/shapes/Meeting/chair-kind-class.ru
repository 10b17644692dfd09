# sco:chair has a value of another class.
# expect: focus=meeting:hsc-2026 path=sco:chair component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Meeting-chair-kind
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  meeting:hsc-2026 sco:chair person:example-person .
}
