# sco:chairingState is missing.
# expect: focus=chairmanship:hsc-2016 path=sco:chairingState component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Chairmanship-chairingState
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  chairmanship:hsc-2016 sco:chairingState state:KAZ .
}
