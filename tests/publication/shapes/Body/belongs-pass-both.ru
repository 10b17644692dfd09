# A body is part of one thing and works with another.
# expect: nothing
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:expert-group sco:associatedWith organisation:shanghai-five .
}
