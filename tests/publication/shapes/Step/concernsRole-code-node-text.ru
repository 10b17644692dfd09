# sco:concernsRole is a string instead of a concept.
# expect: focus=step:IND-member-application path=sco:concernsRole component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Step-concernsRole-code
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:IND-member-application sco:concernsRole role:member .
} ;
INSERT DATA {
  step:IND-member-application sco:concernsRole "member" .
}
