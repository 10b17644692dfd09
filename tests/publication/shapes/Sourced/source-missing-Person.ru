# person:example-person cites no source.
# expect: focus=person:example-person path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  person:example-person dcterms:source source:charter-page .
}
