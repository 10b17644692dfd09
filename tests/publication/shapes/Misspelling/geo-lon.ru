# geo:lon is used instead of geo:long.
# expect: focus=place:ufa path=geo:lon component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Misspelling-geo-lon
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:ufa geo:lon "2001" .
}
