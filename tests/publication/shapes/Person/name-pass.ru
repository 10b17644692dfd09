# Names with initials, hyphens, apostrophes and marks.
# expect: nothing
PREFIX person: <https://w3id.org/scokg/id/person/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  person:other-person skos:prefLabel "Other Person"@en .
} ;
INSERT DATA {
  person:other-person skos:prefLabel "K. Sükhbaatar-O’Neil d'Or"@en .
} ;
DELETE DATA {
  person:other-person skos:prefLabel "Имя"@ru .
} ;
INSERT DATA {
  person:other-person skos:prefLabel "К. Сёмин-Оглы"@ru .
} ;
DELETE DATA {
  person:other-person skos:prefLabel "名称"@zh .
} ;
INSERT DATA {
  person:other-person skos:prefLabel "K·苏赫-巴托尔"@zh .
}
