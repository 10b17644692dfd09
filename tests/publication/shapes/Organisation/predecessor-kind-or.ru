# sco:predecessor has a value of another class.
# expect: focus=organisation:SCO path=sco:predecessor component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Organisation-predecessor-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  organisation:SCO sco:predecessor body:hsc .
}
