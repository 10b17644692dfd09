# The date of a change is a day, but of the year 1026.
# expect: focus=change:2026-KAZ path=dcterms:date component=sh:NodeConstraintComponent severity=sh:Violation shape=shape:Change-date-day
PREFIX change: <https://w3id.org/scokg/id/change/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  change:2026-KAZ dcterms:date "2026-11-24"^^xsd:date .
} ;
INSERT DATA {
  change:2026-KAZ dcterms:date "1026-11-24"^^xsd:date .
}
