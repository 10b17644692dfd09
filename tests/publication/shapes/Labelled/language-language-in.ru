# The body has a German name in addition to the three.
# expect: focus=body:hsc path=skos:prefLabel component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Labelled-language
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  body:hsc skos:prefLabel "Rat"@de .
}
