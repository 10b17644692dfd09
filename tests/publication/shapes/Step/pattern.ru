# The name does not follow the IRI policy.
# expect: focus=step:_application path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Step
PREFIX step: <https://w3id.org/scokg/id/step/>

DELETE {
  step:IND-member-application ?property ?value .
}
INSERT {
  step:_application ?property ?value .
}
WHERE {
  step:IND-member-application ?property ?value .
} ;
DELETE {
  ?thing ?property step:IND-member-application .
}
INSERT {
  ?thing ?property step:_application .
}
WHERE {
  ?thing ?property step:IND-member-application .
}
