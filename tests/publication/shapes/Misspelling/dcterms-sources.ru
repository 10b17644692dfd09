# dcterms:sources is used instead of dcterms:source.
# expect: focus=place:ufa path=dcterms:sources component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-dcterms-sources
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa dcterms:sources "2001" .
}
