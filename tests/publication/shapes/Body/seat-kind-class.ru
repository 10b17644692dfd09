# sco:seat has a value of another class.
# expect: focus=body:expert-group path=sco:seat component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Body-seat-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  body:expert-group sco:seat state:KAZ .
}
