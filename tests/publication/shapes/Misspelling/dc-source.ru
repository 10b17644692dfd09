# dc:source is used instead of dcterms:source.
# expect: focus=place:ufa path=dc:source component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-dc-source
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa dc:source "2001" .
}
