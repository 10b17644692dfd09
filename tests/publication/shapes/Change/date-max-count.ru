# Two days of one change.
# expect: focus=change:2026-KAZ path=dcterms:date component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Change-date
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA {
  change:2026-KAZ dcterms:date "2026-11-23"^^xsd:date .
}
