# The Chinese name is tagged as another language written in Chinese characters.
# expect: focus=body:hsc path=skos:prefLabel component=sh:QualifiedMinCountConstraintComponent severity=sh:Violation shape=shape:Labelled-zh
# expect: focus=body:hsc path=skos:prefLabel component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Labelled-language
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  body:hsc skos:prefLabel "名称"@zh .
} ;
INSERT DATA {
  body:hsc skos:prefLabel "名称"@ja .
}
