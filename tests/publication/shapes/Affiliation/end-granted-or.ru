# The affiliation has an end but no step that ends it.
# expect: focus=affiliation:ORG-observer path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Affiliation-end-granted
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:ORG-observer-withdrawal sco:ends affiliation:ORG-observer .
}
