# sco:participant is missing.
# expect: focus=participation:hsc-2017-KAZ path=sco:participant component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Participation-participant
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-KAZ sco:participant person:example-person .
}
