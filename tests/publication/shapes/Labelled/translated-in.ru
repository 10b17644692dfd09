# The language of a translation made for this data set is not a code.
# expect: focus=body:hsc path=sco:translatedLabelLanguage component=sh:InConstraintComponent severity=sh:Violation shape=shape:Labelled-translated
PREFIX body: <https://w3id.org/scokg/id/body/>
PREFIX sco: <https://w3id.org/scokg/ontology#>

INSERT DATA {
  body:hsc sco:translatedLabelLanguage "russian" .
}
