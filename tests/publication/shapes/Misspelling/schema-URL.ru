# schema:URL is used instead of schema:url.
# expect: focus=place:ufa path=schema:URL component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-schema-URL
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX schema: <https://schema.org/>

INSERT DATA {
  place:ufa schema:URL "2001" .
}
