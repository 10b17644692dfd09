# sco:chairingState has a value of another class.
# expect: focus=chairmanship:hsc-2016 path=sco:chairingState component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Chairmanship-chairingState-kind
PREFIX chairmanship: <https://w3id.org/scokg/id/chairmanship/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE DATA {
  chairmanship:hsc-2016 sco:chairingState state:KAZ .
} ;
INSERT DATA {
  chairmanship:hsc-2016 sco:chairingState person:example-person .
}
