# sco:concernsRole is given twice.
# expect: focus=step:IND-member-application path=sco:concernsRole component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Step-concernsRole
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

INSERT DATA {
  step:IND-member-application sco:concernsRole role:observer .
}
