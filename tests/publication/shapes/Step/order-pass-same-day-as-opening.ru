# Memorandum on the day on which the procedure is opened.
# expect: nothing
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  step:IND-member-memorandum sco:date "2016-06-24"^^xsd:date .
} ;
INSERT DATA {
  step:IND-member-memorandum sco:date "2015-07-10"^^xsd:date .
}
