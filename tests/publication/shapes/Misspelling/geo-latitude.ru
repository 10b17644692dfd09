# geo:latitude is used instead of geo:lat.
# expect: focus=place:ufa path=geo:latitude component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-geo-latitude
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa geo:latitude "2001" .
}
