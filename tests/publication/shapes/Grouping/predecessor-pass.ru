# An organisation may precede a grouping.
# expect: nothing
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  organisation:shanghai-five sco:predecessor organisation:SCO .
}
