"""Changes of single triples of the data: what can be changed, and samples by class and kind of change."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from scokg.namespaces import BASE, PREFIXES, compact
from scokg.rdf.terms import Term

KINDS = ("deleted", "day", "year", "object", "language")
LANGUAGES = ("en", "ru", "zh")
DATED = {PREFIXES["xsd"] + name for name in ("date", "gYearMonth", "gYear")}
TYPE = NamedNode(PREFIXES["rdf"] + "type")
LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
THINGS, CODES = BASE + "id/", BASE + "code/"
TRIES = 8
"""How many other objects are tried until one is found that the thing does not have."""
SPECIFIC = "sco:FoundingAffiliation"
"""The only class whose things have two classes."""


class Mutant(NamedTuple):
    """A changed triple.

    :ivar new: what stands in its place; None if it is deleted.
    """

    kind: str
    old: Quad
    new: Quad | None


class Data:
    """The things that the data describe with a class of the ontology, indexed."""

    def __init__(self, store: Store) -> None:
        """Read the triples about things."""
        triples = [quad for quad in store if isinstance(quad.subject, NamedNode)]
        self.all = sorted((quad for quad in triples if quad.subject.value.startswith(THINGS)), key=str)
        self._about: dict[Term, list[Quad]] = defaultdict(list)
        self._uses: dict[Term, list[Quad]] = defaultdict(list)
        like: dict[str, dict[NamedNode, None]] = defaultdict(dict)
        for quad in self.all:
            self._about[quad.subject].append(quad)
            if isinstance(quad.object, NamedNode):
                self._uses[quad.object].append(quad)
                like[_kind(quad)][quad.object] = None
        self._like = {kind: list(values) for kind, values in like.items()}
        self._classes = {thing: _class(quads) for thing, quads in self._about.items()}
        self.quads = [quad for quad in self.all if self.class_of(quad.subject)]

    def about(self, thing: Term) -> list[Quad]:
        """Return the triples about a thing."""
        return self._about.get(thing, [])

    def uses(self, thing: Term) -> list[Quad]:
        """Return the triples whose object is a thing."""
        return self._uses.get(thing, [])

    def values(self, thing: Term, prop: NamedNode) -> list[Term]:
        """Return the values of a property of a thing."""
        return [quad.object for quad in self.about(thing) if quad.predicate == prop]

    def class_of(self, thing: Term) -> str:
        """Return the class of a thing as a prefixed name; empty if the ontology has none for it."""
        return self._classes.get(thing, "")

    def label(self, thing: Term) -> str:
        """Return the English label of a thing, empty if it has none."""
        labels = [one for one in self.values(thing, LABEL) if isinstance(one, Literal) and one.language == "en"]
        return labels[0].value if labels else ""

    def like(self, quad: Quad) -> list[NamedNode]:
        """Return the things or codes of the kind of a triple's object, or the values of its property."""
        return self._like[_kind(quad)]


def _kind(quad: Quad) -> str:
    value = quad.object.value if isinstance(quad.object, NamedNode) else ""
    return value.rpartition("/")[0] if value.startswith((THINGS, CODES)) else quad.predicate.value


def _class(about: list[Quad]) -> str:
    classes = [compact(q.object.value) for q in about if q.predicate == TYPE and isinstance(q.object, NamedNode)]
    own = [name for name in classes if name.startswith("sco:")]
    return SPECIFIC if SPECIFIC in own else own[0] if own else ""


def moved(text: str, kind: str, by: int) -> str | None:
    """Return a date moved by a day or a year; None if it is not given to the day."""
    if kind == "year":
        year = f"{int(text[:4]) + by:04}"
        return f"{year}-02-28" if text[5:] == "02-29" else year + text[4:]
    return str(date.fromisoformat(text) + timedelta(days=by)) if len(text) == 10 else None


def mutants(data: Data, random: Random) -> Iterator[Mutant]:
    """Yield one change of each kind that is possible for each triple."""
    for quad in data.quads:
        yield Mutant("deleted", quad, None)
        value = quad.object
        if isinstance(value, Literal) and value.datatype.value in DATED:
            by = random.choice((-1, 1))
            found = ((kind, moved(value.value, kind, by)) for kind in ("day", "year"))
            yield from (_with(kind, quad, Literal(text, datatype=value.datatype)) for kind, text in found if text)
        elif isinstance(value, Literal) and value.language:
            language = random.choice([one for one in LANGUAGES if one != value.language])
            yield _with("language", quad, Literal(value.value, language=language))
        elif isinstance(value, NamedNode):
            some = random.sample(data.like(quad), min(TRIES, len(data.like(quad))))
            known = data.values(quad.subject, quad.predicate)
            yield from [_with("object", quad, other) for other in some if other not in known][:1]


def _with(kind: str, quad: Quad, value: NamedNode | Literal) -> Mutant:
    return Mutant(kind, quad, Quad(quad.subject, quad.predicate, value, quad.graph_name))


def sample(data: Data, seed: int, size: int) -> list[tuple[str, Mutant]]:
    """Draw changes, each with the class of its thing.

    :param size: how many of each kind in each class, if there are as many.
    """
    random = Random(seed)
    strata: dict[tuple[str, str], list[Mutant]] = defaultdict(list)
    for mutant in mutants(data, random):
        strata[mutant.kind, data.class_of(mutant.old.subject)].append(mutant)
    drawn = [(cls, random.sample(some, min(size, len(some)))) for (_, cls), some in sorted(strata.items())]
    return [(cls, mutant) for cls, some in drawn for mutant in some]
