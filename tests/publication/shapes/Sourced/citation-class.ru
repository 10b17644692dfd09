# A source is given instead of a citation.
# expect: focus=body:hsc path=sco:citation component=sh:ClassConstraintComponent severity=sh:Violation shape=shape:Sourced-citation
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX source: <https://w3id.org/scokg/id/source/>

INSERT DATA {
  body:hsc sco:citation source:news-page .
}
