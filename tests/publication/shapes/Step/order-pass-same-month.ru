# Decision on the last day of the month of memorandum and effect: possible.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:LKA-dialogue-partner-decision sco:date "2009-06-16"^^xsd:date .
} ;
INSERT DATA {
  step:LKA-dialogue-partner-decision sco:date "2010-05-31"^^xsd:date .
}
