# The name does not follow the IRI policy.
# expect: focus=instrument:older.protocol path=- component=sh:PatternConstraintComponent severity=sh:Violation shape=shape:Instrument
PREFIX instrument: <https://w3id.org/scokg/id/instrument/>

DELETE {
  instrument:older-protocol ?property ?value .
}
INSERT {
  instrument:older.protocol ?property ?value .
}
WHERE {
  instrument:older-protocol ?property ?value .
} ;
DELETE {
  ?thing ?property instrument:older-protocol .
}
INSERT {
  ?thing ?property instrument:older.protocol .
}
WHERE {
  ?thing ?property instrument:older-protocol .
}
