# dcterms:licence is used instead of dcterms:license.
# expect: focus=place:ufa path=dcterms:licence component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-dcterms-licence
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa dcterms:licence "2001" .
}
