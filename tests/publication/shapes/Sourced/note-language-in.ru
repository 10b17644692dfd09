# A note is in Russian.
# expect: focus=body:hsc path=skos:editorialNote component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Sourced-note
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  body:hsc skos:editorialNote "Заметка"@ru .
}
