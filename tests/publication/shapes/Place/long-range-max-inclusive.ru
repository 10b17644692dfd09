# The coordinate is too large.
# expect: focus=place:astana path=geo:long component=sh:MaxInclusiveConstraintComponent severity=sh:Violation shape=shape:Place-long-range
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>

DELETE DATA {
  place:astana geo:long 71.45 .
} ;
INSERT DATA {
  place:astana geo:long 180.5 .
}
