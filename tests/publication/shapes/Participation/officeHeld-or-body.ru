# sco:officeHeld has a value of another class.
# expect: focus=participation:hsc-2017-KAZ path=sco:officeHeld component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Participation-officeHeld
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX participation: <https://w3id.org/scokg/id/participation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  participation:hsc-2017-KAZ sco:officeHeld "President"@en .
} ;
INSERT DATA {
  participation:hsc-2017-KAZ sco:officeHeld body:hsc .
}
