# sco:attestedOn is not a calendar date.
# expect: focus=tenure:example-person-head path=sco:attestedOn component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Attested-date
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  tenure:example-person-head sco:attestedOn "2005-02-30"^^xsd:date .
}
