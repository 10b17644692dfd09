# The body is part of the organisation and works with it.
# expect: focus=body:hsc path=sco:associatedWith component=sh:DisjointConstraintComponent severity=sh:Violation shape=shape:Body-associatedWith-apart
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:hsc sco:associatedWith organisation:SCO .
}
