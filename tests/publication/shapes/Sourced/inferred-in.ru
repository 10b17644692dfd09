# It is stated that a value is not inferred.
# expect: focus=body:hsc path=sco:inferred component=sh:InConstraintComponent severity=sh:Violation shape=shape:Sourced-inferred
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:hsc sco:inferred false .
}
