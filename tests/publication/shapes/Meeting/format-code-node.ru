# sco:format has a value from another code list.
# expect: focus=meeting:hsc-2005 path=sco:format component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Meeting-format-code
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX meeting-format: <https://w3id.org/scokg/code/meeting-format/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX verdict: <https://w3id.org/scokg/code/verdict/>

DELETE DATA {
  meeting:hsc-2005 sco:format meeting-format:in-person .
} ;
INSERT DATA {
  meeting:hsc-2005 sco:format verdict:wrong .
}
