# sco:chairedBody is given twice.
# expect: focus=chairmanship:hsc-2016 path=sco:chairedBody component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Chairmanship-chairedBody
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  chairmanship:hsc-2016 sco:chairedBody body:expert-group .
}
