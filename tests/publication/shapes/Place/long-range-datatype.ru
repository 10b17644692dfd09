# The coordinate is not a decimal number.
# expect: focus=place:astana path=geo:long component=sh:DatatypeConstraintComponent severity=sh:Violation shape=shape:Place-long-range
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  place:astana geo:long 71.45 .
} ;
INSERT DATA {
  place:astana geo:long "71.45"^^xsd:double .
}
