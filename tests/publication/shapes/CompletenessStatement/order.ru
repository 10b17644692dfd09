# Known only through a day before the list begins.
# expect: focus=completeness:statuses path=sco:knownThrough component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:CompletenessStatement-order
PREFIX completeness: <https://w3id.org/scokg/id/completeness/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  completeness:statuses sco:knownThrough "2025-09-01"^^xsd:date .
} ;
INSERT DATA {
  completeness:statuses sco:knownThrough "1996-03-31"^^xsd:date .
}
