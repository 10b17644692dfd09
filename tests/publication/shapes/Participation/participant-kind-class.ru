# sco:participant has a value of another class.
# expect: focus=participation:hsc-2017-KAZ path=sco:participant component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Participation-participant-kind
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  participation:hsc-2017-KAZ sco:participant person:example-person .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ sco:participant state:KAZ .
}
