# sco:geonamesId is given twice.
# expect: focus=place:astana path=sco:geonamesId component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Place-geonamesId
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  place:astana sco:geonamesId "1526274" .
}
