# sco:format is given twice.
# expect: focus=meeting:hsc-2005 path=sco:format component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Meeting-format
# expect: focus=meeting:hsc-2005 path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Meeting-online
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX meeting-format: <https://w3id.org/scokg/code/meeting-format/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  meeting:hsc-2005 sco:format meeting-format:online .
}
