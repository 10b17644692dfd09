# A body that is not part of anything works with the organisation.
# expect: nothing
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  body:expert-group sco:partOf body:hsc .
} ;
INSERT DATA {
  body:expert-group sco:associatedWith organisation:SCO .
}
