# The affiliation is superseded by an instrument.
# expect: focus=affiliation:ORG-observer path=sco:supersededBy component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Superseded-kind
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  affiliation:ORG-observer sco:supersededBy instrument:protocol .
}
