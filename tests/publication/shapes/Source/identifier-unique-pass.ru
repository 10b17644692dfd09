# The identifier of a source is used for a thing of another class.
# expect: nothing
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa dcterms:identifier "mem-001" .
}
