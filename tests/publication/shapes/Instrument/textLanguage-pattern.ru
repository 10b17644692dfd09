# The language is given by name instead of code.
# expect: focus=instrument:declaration path=sco:textLanguage component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Instrument-textLanguage
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

DELETE DATA {
  instrument:declaration sco:textLanguage "ru" .
} ;
INSERT DATA {
  instrument:declaration sco:textLanguage "Russian" .
}
