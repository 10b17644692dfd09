# A meeting has two places.
# expect: focus=meeting:hsc-2026 path=sco:place component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:OnePlace-place
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  meeting:hsc-2026 sco:place place:astana , place:ufa .
}
