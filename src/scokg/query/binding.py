"""Values that a user writes for the parameters of a saved query, bound with every thing named in any of its names."""

from collections.abc import Mapping

from ..namespaces import CODE_LISTS, THING_KINDS
from .name_index import NameIndex
from .saved_queries import SavedQuery, bind_texts, default_term

_THINGS = ({*THING_KINDS, *CODE_LISTS} - {"lang", "reckoning"}) | {"thing"}


def bind_names(query: SavedQuery, values: Mapping[str, str], names: NameIndex) -> str:
    """Bind values to the parameters of a saved query; things are given by any of their names.

    :raises UserError: for an unknown parameter, value or thing.
    """
    return bind_texts(query, {name: _resolved(query, name, value, names) for name, value in values.items()})


def _resolved(query: SavedQuery, name: str, value: str, names: NameIndex) -> str:
    """Return the IRI, code or slug of the thing that a value names, where the parameter's type is a kind of thing."""
    kind = query.parameter(name).type
    if kind not in _THINGS:
        return value
    takes_iri = ":" in default_term(query.text, name)
    if kind == "state":
        code = names.state_code(value)
        return f"state:{code}" if takes_iri else code
    iri = names.resolve(value, kind=None if kind == "thing" else kind)
    return iri if takes_iri else iri.rsplit("/", 1)[1]
