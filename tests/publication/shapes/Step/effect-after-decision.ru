# The status takes effect in the month before the decision.
# expect: focus=step:LKA-dialogue-partner-taking-effect path=sco:date component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:Step-effect-after-decision
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:LKA-dialogue-partner-decision sco:date "2009-06-16"^^xsd:date .
} ;
INSERT DATA {
  step:LKA-dialogue-partner-decision sco:date "2010-06-01"^^xsd:date .
} ;
DELETE DATA {
  step:LKA-dialogue-partner-memorandum sco:stepOf affiliation:LKA-dialogue-partner .
}
