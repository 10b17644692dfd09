# sco:inMeeting is missing.
# expect: focus=participation:hsc-2017-KAZ path=sco:inMeeting component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Participation-inMeeting
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-KAZ sco:inMeeting meeting:hsc-2017 .
}
