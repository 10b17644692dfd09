# sco:validfrom is used instead of sco:validFrom.
# expect: focus=place:ufa path=sco:validfrom component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-sco-validfrom
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa sco:validfrom "2001" .
}
