# The state is named by its name instead of its code.
# expect: focus=state:Kazakhstan path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:State
# expect: focus=state:Kazakhstan path=sco:isoAlpha3 component=sh:SPARQLConstraintComponent severity=sh:Violation shape=shape:State-isoAlpha3-name
PREFIX state: <https://w3id.org/scokg/id/state/>

DELETE {
  state:KAZ ?property ?value .
}
INSERT {
  state:Kazakhstan ?property ?value .
}
WHERE {
  state:KAZ ?property ?value .
} ;
DELETE {
  ?thing ?property state:KAZ .
}
INSERT {
  ?thing ?property state:Kazakhstan .
}
WHERE {
  ?thing ?property state:KAZ .
}
