"""Questions asked of a SPARQL endpoint elsewhere, by SPARQLWrapper."""

import warnings
from typing import Any

from .errors import UserError
from .table import Answer, Table, Value, number

TIMEOUT = 60
"""Seconds that an endpoint may take for an answer."""


def query_endpoint(url: str, text: str, name: str = "query", *, timeout: int = TIMEOUT) -> Answer:
    """Run a SELECT or ASK query on an endpoint that speaks the SPARQL 1.1 protocol.

    :param url: the query endpoint, http or https.
    :param name: what messages call the query.
    :param timeout: seconds that the endpoint may take.
    :raises UserError: when the endpoint cannot be reached, refuses the query, or answers something else.
    """
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    if not url.startswith(("http://", "https://")):
        raise UserError(f"--endpoint {url}: an address that begins with http:// or https:// is wanted")
    try:
        answer = _ask(url, text, name, timeout)
        return bool(answer["boolean"]) if "boolean" in answer else _table(answer)
    except (SPARQLWrapperException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UserError(f"{name}: the endpoint {url} did not answer the query: {reason}") from error
    except (LookupError, TypeError, AttributeError) as error:
        raise UserError(f"{name}: {url} did not answer with SPARQL results in JSON; is it a query endpoint?") from error


def _ask(url: str, text: str, name: str, timeout: int) -> Any:  # noqa: ANN401 - JSON from outside
    from SPARQLWrapper import JSON, POST, SPARQLWrapper

    client = SPARQLWrapper(url)
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setTimeout(timeout)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of text that is no query; the message below says so
        client.setQuery(text)
        if client.queryType not in {"SELECT", "ASK"}:
            raise UserError(f"{name}: --endpoint takes SELECT and ASK queries; this is none")
        return client.query().convert()


def _table(answer: dict[str, Any]) -> Table:
    columns = tuple(answer["head"]["vars"])
    rows = [tuple(_value(binding.get(column)) for column in columns) for binding in answer["results"]["bindings"]]
    return Table(columns, rows)


def _value(term: dict[str, str] | None) -> Value:
    if term is None:
        return None
    datatype = term.get("datatype", "").rsplit("#", 1)[-1]
    return term["value"] in {"true", "1"} if datatype == "boolean" else number(term["value"], datatype)
