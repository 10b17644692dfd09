# sco:associatedWith has a value of another class.
# expect: focus=body:expert-group path=sco:associatedWith component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Body-associatedWith-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:expert-group sco:associatedWith place:astana .
}
