# sco:capacity is a string instead of a concept.
# expect: focus=participation:hsc-2017-KAZ path=sco:capacity component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Participation-capacity-code
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-KAZ sco:capacity capacity:member .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ sco:capacity "member" .
}
