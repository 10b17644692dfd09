# sco:FoundingMembership is used instead of sco:FoundingAffiliation.
# expect: focus=place:ufa path=rdf:type component=sh:NotConstraintComponent severity=sh:Violation shape=shape:MisspeltClass-FoundingMembership
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:ufa a sco:FoundingMembership .
}
