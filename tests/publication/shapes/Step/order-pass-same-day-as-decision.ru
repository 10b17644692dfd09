# Memorandum on the day of the decision.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:LKA-dialogue-partner-memorandum sco:date "2010-05"^^xsd:gYearMonth .
} ;
INSERT DATA {
  step:LKA-dialogue-partner-memorandum sco:date "2009-06-16"^^xsd:date .
}
