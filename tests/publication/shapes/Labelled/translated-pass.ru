# All three codes are allowed.
# expect: nothing
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:hsc sco:translatedLabelLanguage "en" , "ru" , "zh" .
}
