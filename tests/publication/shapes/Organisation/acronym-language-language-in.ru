# sco:acronym is in a language that is not allowed.
# expect: focus=organisation:SCO path=sco:acronym component=sh:LanguageInConstraintComponent severity=sh:Violation shape=shape:Organisation-acronym-language
PREFIX organisation: <https://w3id.org/scokg/id/organisation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  organisation:SCO sco:acronym "SOZ"@de .
}
