# A day in office is before the year of the first.
# expect: focus=tenure:example-person-head path=sco:attestedOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Attested-not-before
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-head sco:attestedOn "2003-12-31"^^xsd:date .
}
