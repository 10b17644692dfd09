# Two terms in a post with several holders at a time.
# expect: nothing
PREFIX post: <https://w3id.org/scokg/id/post/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX tenure: <https://w3id.org/scokg/id/tenure/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  post:chair sco:soleHolder true .
} ;
DELETE DATA {
  tenure:other-person-chair sco:validFrom "2007-01-15"^^xsd:date .
} ;
INSERT DATA {
  tenure:other-person-chair sco:validFrom "2005"^^xsd:gYear .
}
