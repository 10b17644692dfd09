# A day in office is after the end.
# expect: focus=tenure:example-person-head path=sco:attestedOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Attested-not-after
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-head sco:attestedOn "2007-01-01"^^xsd:date .
}
