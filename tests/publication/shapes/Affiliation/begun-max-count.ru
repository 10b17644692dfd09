# Two steps begin the affiliation; one of them is a memorandum.
# expect: focus=affiliation:LKA-dialogue-partner path=^sco:begins component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:Affiliation-begun
# expect: focus=affiliation:LKA-dialogue-partner path=^sco:begins/sco:stepKind component=sh:InConstraintComponent severity=sh:Violation shape=shape:Affiliation-begun-kind
PREFIX affiliation: <https://w3id.org/scokg/id/affiliation/>
PREFIX sco: <https://w3id.org/scokg/ontology#>
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE DATA {
  step:LKA-dialogue-partner-memorandum sco:stepOf affiliation:LKA-dialogue-partner .
} ;
INSERT DATA {
  step:LKA-dialogue-partner-memorandum sco:begins affiliation:LKA-dialogue-partner .
}
