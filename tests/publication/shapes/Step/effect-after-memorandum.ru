# The status takes effect in the month before the memorandum.
# expect: focus=step:LKA-dialogue-partner-taking-effect path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-effect-after-memorandum
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:LKA-dialogue-partner-memorandum sco:date "2010-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:LKA-dialogue-partner-memorandum sco:date "2010-06-01"^^xsd:date .
}
