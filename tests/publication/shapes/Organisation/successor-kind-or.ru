# sco:successor has a value of another class.
# expect: focus=organisation:SCO path=sco:successor component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Organisation-successor-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  organisation:SCO sco:successor body:hsc .
}
