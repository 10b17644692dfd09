# sco:chairingState is given twice.
# expect: focus=chairmanship:hsc-2016 path=sco:chairingState component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Chairmanship-chairingState
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

INSERT DATA {
  chairmanship:hsc-2016 sco:chairingState state:RUS .
}
