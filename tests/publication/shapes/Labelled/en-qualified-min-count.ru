# The body has no English name.
# expect: focus=body:hsc path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-en
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  body:hsc skos:prefLabel "hsc"@en .
}
