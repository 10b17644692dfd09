# It is stated that the meeting is not planned.
# expect: focus=meeting:hsc-2026 path=sco:planned component=sh:InConstraintComponent severity=sh:Violation shape=shape:Meeting-planned
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  meeting:hsc-2026 sco:planned true .
} ;
INSERT DATA {
  meeting:hsc-2026 sco:planned false .
}
