# A name contains two consecutive spaces.
# expect: focus=body:hsc path=skos:prefLabel component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Labelled-spacing
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  body:hsc skos:prefLabel "hsc"@en .
} ;
INSERT DATA {
  body:hsc skos:prefLabel "two  blanks"@en .
}
