"""Questions asked of a SPARQL endpoint elsewhere, by SPARQLWrapper."""

from typing import Any

from .errors import UserError
from .graph import Answer
from .table import Table, Value

_NUMBERS: dict[str, type[int] | type[float]] = {"integer": int, "decimal": float, "double": float}


def query_endpoint(url: str, text: str, name: str = "query") -> Answer:
    """Run a SELECT or ASK query on an endpoint that speaks the SPARQL 1.1 protocol.

    :param url: the query endpoint.
    :param name: what messages call the query.
    :raises UserError: when the endpoint cannot be reached, refuses the query, or answers something else.
    """
    from SPARQLWrapper import JSON, POST, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    client = SPARQLWrapper(url)
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setQuery(text)
    if client.queryType not in {"SELECT", "ASK"}:
        raise UserError(f"{name}: --endpoint takes SELECT and ASK queries; this one is {client.queryType}")
    try:
        answer: Any = client.query().convert()
    except (SPARQLWrapperException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UserError(f"{name}: the endpoint {url} did not answer the query: {reason}") from error
    if not isinstance(answer, dict):
        raise UserError(f"{name}: {url} did not answer with SPARQL results in JSON; is it a query endpoint?")
    return bool(answer["boolean"]) if "boolean" in answer else _table(answer)


def _table(answer: dict[str, Any]) -> Table:
    columns = tuple(answer["head"]["vars"])
    rows = [tuple(_value(binding.get(column)) for column in columns) for binding in answer["results"]["bindings"]]
    return Table(columns, rows)


def _value(term: dict[str, str] | None) -> Value:
    if term is None:
        return None
    datatype = term.get("datatype", "").rsplit("#", 1)[-1]
    if datatype == "boolean":
        return term["value"] in {"true", "1"}
    return _NUMBERS.get(datatype, str)(term["value"])
