# The latitude is missing.
# expect: focus=place:astana path=- component=sh:OrConstraintComponent severity=sh:Violation shape=shape:Place-both-coordinates
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>

DELETE DATA {
  place:astana geo:lat 51.18 .
}
