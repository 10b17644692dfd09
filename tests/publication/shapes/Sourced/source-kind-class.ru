# A place is cited as a source.
# expect: focus=body:hsc path=dcterms:source component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Sourced-source-kind
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  body:hsc dcterms:source place:astana .
}
