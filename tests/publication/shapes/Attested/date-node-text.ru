# sco:attestedOn is text.
# expect: focus=tenure:example-person-head path=sco:attestedOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Attested-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>

INSERT DATA {
  tenure:example-person-head sco:attestedOn "2005"@en .
}
