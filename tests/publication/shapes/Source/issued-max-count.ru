# dcterms:issued is given twice.
# expect: focus=source:charter-page path=dcterms:issued component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Source-issued
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/scokg/id/source/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  source:charter-page dcterms:issued "2003"^^xsd:gYear .
}
