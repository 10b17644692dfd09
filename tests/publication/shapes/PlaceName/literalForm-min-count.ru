# skosxl:literalForm is missing.
# expect: focus=name:astana-nur-sultan path=skosxl:literalForm component=sh:MinCountConstraintComponent severity=sh:Violation shape=shape:PlaceName-literalForm
PREFIX name: <https://w3id.org/scokg/id/name/>
PREFIX skosxl: <http://www.w3.org/2008/05/skos-xl#>

DELETE DATA {
  name:astana-nur-sultan skosxl:literalForm "Nur-Sultan"@en .
}
