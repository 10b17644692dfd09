# Two codes are given; one of them is not that of the name.
# expect: focus=state:KAZ path=sco:isoAlpha3 component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha3
# expect: focus=state:KAZ path=sco:isoAlpha3 component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha3-name
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  state:KAZ sco:isoAlpha3 "KZH" .
}
