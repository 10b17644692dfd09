# sco:latestProperty is missing.
# expect: focus=sco:date path=sco:latestProperty component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:DateProperty-latest
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  sco:date sco:latestProperty sco:dateLatest .
}
