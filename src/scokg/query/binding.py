"""Bind user input to the parameters of a saved query; things are given by any of their names."""

from collections.abc import Mapping

from ..namespaces import CODE_LISTS, THING_KINDS
from .name_index import NameIndex
from .saved_queries import SavedQuery, bind_values, parameter_term

_THINGS = ({*THING_KINDS, *CODE_LISTS} - {"lang", "reckoning"}) | {"thing"}


def resolve_and_bind(query: SavedQuery, values: Mapping[str, str], names: NameIndex) -> str:
    """Return the text of a saved query with values bound to its parameters.

    :param values: user input by parameter; things are given by any of their names, which ``names`` resolves.
    :raises UserError: for an unknown parameter, an invalid value, or an unknown or ambiguous name.
    """
    return bind_values(query, {name: _resolved(query, name, value, names) for name, value in values.items()})


def _resolved(query: SavedQuery, name: str, value: str, names: NameIndex) -> str:
    """Return the IRI, code or slug of the thing that a value names; other values are returned unchanged."""
    kind = query.parameter(name).type
    if kind not in _THINGS:
        return value
    takes_iri = ":" in parameter_term(query.text, name)
    if kind == "state":
        code = names.state_code(value)
        return f"state:{code}" if takes_iri else code
    iri = names.resolve(value, kind=None if kind == "thing" else kind)
    return iri if takes_iri else iri.rsplit("/", 1)[1]
