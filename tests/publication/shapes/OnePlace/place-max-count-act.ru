# An act of a party has two places.
# expect: focus=act:charter-SCO-signature path=sco:place component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:OnePlace-place
PREFIX act: <https://w3id.org/scokg/id/act/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  act:charter-SCO-signature sco:place place:astana , place:ufa .
}
