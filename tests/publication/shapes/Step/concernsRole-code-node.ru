# sco:concernsRole has a value from another code list.
# expect: focus=step:IND-member-application path=sco:concernsRole component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Step-concernsRole-code
PREFIX role: <https://w3id.org/scokg/code/role/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  step:IND-member-application sco:concernsRole role:member .
} ;
INSERT DATA {
  step:IND-member-application sco:concernsRole verdict:wrong .
}
