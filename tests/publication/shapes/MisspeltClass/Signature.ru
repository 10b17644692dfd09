# sco:Signature is used instead of sco:TreatyAct.
# expect: focus=place:ufa path=rdf:type component=sh:NotConstraintComponent severity=sh:Violation shape=shape:MisspeltClass-Signature
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa a sco:Signature .
}
