# Two main documents are given.
# expect: focus=meeting:hsc-2001 path=sco:mainDocument component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Meeting-mainDocument
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  meeting:hsc-2001 sco:mainDocument instrument:charter  .
  instrument:charter sco:adoptedAt meeting:hsc-2001 .
} ;
DELETE DATA {
  instrument:charter sco:signedOn "2002-06-07"^^xsd:date .
} ;
INSERT DATA {
  instrument:charter sco:signedOn "2001-06-15"^^xsd:date .
}
