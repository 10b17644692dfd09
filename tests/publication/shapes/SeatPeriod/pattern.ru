# The name does not follow the IRI policy.
# expect: focus=seat:hsc.shanghai path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:SeatPeriod
PREFIX seat: <https://w3id.org/scokg/id/seat/>

DELETE {
  seat:hsc-shanghai ?property ?value .
}
INSERT {
  seat:hsc.shanghai ?property ?value .
}
WHERE {
  seat:hsc-shanghai ?property ?value .
} ;
DELETE {
  ?thing ?property seat:hsc-shanghai .
}
INSERT {
  ?thing ?property seat:hsc.shanghai .
}
WHERE {
  ?thing ?property seat:hsc-shanghai .
}
