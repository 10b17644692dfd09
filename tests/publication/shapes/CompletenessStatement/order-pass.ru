# Known through a day of the month in which the list begins: possible.
# expect: nothing
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  completeness:statuses sco:knownThrough "2025-09-01"^^xsd:date .
} ;
INSERT DATA {
  completeness:statuses sco:knownThrough "1996-04-01"^^xsd:date .
}
