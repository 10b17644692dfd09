# place:astana cites no source.
# expect: focus=place:astana path=dcterms:source component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:Sourced-source
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX place: <https://w3id.org/scokg/id/place/>
PREFIX source: <https://w3id.org/scokg/id/source/>

DELETE DATA {
  place:astana dcterms:source source:charter-page .
}
