# skosxl:literalForm is given twice.
# expect: focus=name:astana-nur-sultan path=skosxl:literalForm component=sh:MaxCountConstraintComponent severity=sh:Violation shape=shape:PlaceName-literalForm
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX skosxl: <http://www.w3.org/2008/05/skos-xl#>

INSERT DATA {
  name:astana-nur-sultan skosxl:literalForm "Нур-Султан"@ru .
}
