# sco:seat has a value of another class.
# expect: focus=organisation:SCO path=sco:seat component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Organisation-seat-kind
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  organisation:SCO sco:seat place:shanghai .
} ;
INSERT DATA {
  organisation:SCO sco:seat state:CHN .
}
