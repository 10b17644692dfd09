# The citation supports an instrument that the step does not name.
# expect: focus=step:IND-observer-taking-effect path=sco:citation component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Citing-backs
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  citation:IND-observer-date sco:supportsProperty sco:instrument .
}
