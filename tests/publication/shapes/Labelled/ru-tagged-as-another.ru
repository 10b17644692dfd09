# The Russian name is tagged as another language written in Cyrillic letters.
# expect: focus=body:hsc path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-ru
# expect: focus=body:hsc path=skos:prefLabel component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Labelled-language
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  body:hsc skos:prefLabel "Имя"@ru .
} ;
INSERT DATA {
  body:hsc skos:prefLabel "Имя"@uk .
}
