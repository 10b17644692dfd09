# sco:inMeeting has a value of another class.
# expect: focus=participation:hsc-2017-KAZ path=sco:inMeeting component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Participation-inMeeting-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-KAZ sco:inMeeting meeting:hsc-2017 .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ sco:inMeeting body:hsc .
}
