# dcterms:issued is a string, not a date.
# expect: focus=source:charter-page path=dcterms:issued component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Source-issued-date
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  source:charter-page dcterms:issued "2002-06"^^xsd:gYearMonth .
} ;
INSERT DATA {
  source:charter-page dcterms:issued "2002-06" .
}
