# A meeting held online has a place.
# expect: focus=meeting:hsc-2020 path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Meeting-online
PREFIX meeting: <https://w3id.org/scokg/id/meeting/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:LKA-attendance sco:place place:ufa .
} ;
INSERT DATA {
  meeting:hsc-2020 sco:place place:ufa .
}
