# sco:onBehalfOf is missing.
# expect: focus=participation:hsc-2017-KAZ path=sco:onBehalfOf component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Participation-onBehalfOf
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  participation:hsc-2017-KAZ sco:onBehalfOf state:KAZ .
}
