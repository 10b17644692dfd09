# sco:chairedBody has a value of another class.
# expect: focus=chairmanship:hsc-2016 path=sco:chairedBody component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Chairmanship-chairedBody-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  chairmanship:hsc-2016 sco:chairedBody body:hsc .
} ;
INSERT DATA {
  chairmanship:hsc-2016 sco:chairedBody organisation:SCO .
}
