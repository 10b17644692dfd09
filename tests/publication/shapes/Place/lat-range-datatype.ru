# The coordinate is not a decimal number.
# expect: focus=place:astana path=geo:lat component=sh:DatatypeConstraintComponent severity=sh:Violation shape=shape:Place-lat-range
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  place:astana geo:lat 51.18 .
} ;
INSERT DATA {
  place:astana geo:lat "51.18"^^xsd:double .
}
