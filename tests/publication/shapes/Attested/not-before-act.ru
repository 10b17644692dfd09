# An act is shown to have been done before the day on which it was done.
# expect: focus=act:charter-CHN-signature path=sco:attestedOn component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Attested-not-before
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  act:charter-CHN-signature sco:attestedOn "2002-06-06"^^xsd:date .
}
