# org:organisation is used instead of org:organization.
# expect: focus=place:ufa path=org:organisation component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-org-organisation
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa org:organisation "2001" .
}
