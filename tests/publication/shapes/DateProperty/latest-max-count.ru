# sco:latestProperty is given twice.
# expect: focus=sco:date path=sco:latestProperty component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:DateProperty-latest
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  sco:date sco:latestProperty sco:dateEarliest .
}
