# sco:onBehalfOf has a value of another class.
# expect: focus=participation:hsc-2017-KAZ path=sco:onBehalfOf component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Participation-onBehalfOf-kind
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  participation:hsc-2017-KAZ sco:onBehalfOf state:KAZ .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ sco:onBehalfOf place:astana .
}
