# geo:long is given twice.
# expect: focus=place:astana path=geo:long component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Place-long
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>

INSERT DATA {
  place:astana geo:long 71.5 .
}
