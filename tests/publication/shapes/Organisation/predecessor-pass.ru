# An organisation may precede an organisation.
# expect: nothing
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  organisation:SCO sco:predecessor organisation:observing-organisation .
}
