# The citation supports one more property that the step has.
# expect: nothing
PREFIX citation: <https://w3id.org/scokg/id/citation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  citation:IND-observer-date sco:supportsProperty sco:party .
}
