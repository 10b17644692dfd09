# sco:capacity has a value from another code list.
# expect: focus=participation:hsc-2017-KAZ path=sco:capacity component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Participation-capacity-code
PREFIX capacity: <https://w3id.org/scokg/code/capacity/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  participation:hsc-2017-KAZ sco:capacity capacity:member .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ sco:capacity verdict:wrong .
}
