# sco:signedOn is given twice.
# expect: focus=instrument:protocol path=sco:signedOn component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Instrument-signedOn
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  instrument:protocol sco:signedOn "2003-09-06"^^xsd:date .
}
