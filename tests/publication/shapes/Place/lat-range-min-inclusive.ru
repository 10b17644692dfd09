# The coordinate is too small.
# expect: focus=place:astana path=geo:lat component=sh:MinInclusiveConstraintComponent severity=sh:Violation shape=shape:Place-lat-range
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>

DELETE DATA {
  place:astana geo:lat 51.18 .
} ;
INSERT DATA {
  place:astana geo:lat -90.5 .
}
