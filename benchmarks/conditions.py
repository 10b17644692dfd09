"""Conditions under which the data can contradict a change. The page has the words of their docstrings."""

from collections.abc import Callable
from functools import cache

from mutants import DATED, Data, Mutant
from pyoxigraph import Literal, NamedNode

from scokg.namespaces import compact, expand
from scokg.rdf.terms import Term

Condition = Callable[[Data, Mutant], bool]
PROVENANCE = {"dcterms:source", "sco:citedSource", "sco:claimedIn", "sco:sourceKind", "sco:confidence", "rdf:type"}
SHARED = {"sco:meetingOf", "sco:chairedBody", "sco:post", "sco:seatOf", "sco:stepOf", "sco:begins", "sco:ends"}
"""Properties whose value two things must share for one to repeat the date of the other."""


@cache
def name_of(term: NamedNode) -> str:
    """Return the prefixed name of a term."""
    return compact(term.value)


def values(data: Data, thing: Term, name: str) -> list[Term]:
    """Return the values of a property with a prefixed name."""
    return data.values(thing, NamedNode(expand(name) or ""))


def text(term: Term) -> str:
    """Return the IRI or the text of a term."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


# --- conditions: their docstrings are the words in the page


def is_sole(data: Data, mutant: Mutant) -> bool:
    """Return whether it is the only use of the source, or the only source of the thing."""
    sole = mutant.new is None and len(data.values(mutant.old.subject, mutant.old.predicate)) == 1
    return sole or len(data.uses(mutant.old.object)) == 1


def is_single(data: Data, mutant: Mutant) -> bool:
    """Return whether it is the only value."""
    return len(data.values(mutant.old.subject, mutant.old.predicate)) == 1


def is_only_date(data: Data, mutant: Mutant) -> bool:
    """Return whether it is the only date of the thing."""
    return len(dates(data, mutant.old.subject)) == 1


def is_repeated(data: Data, mutant: Mutant) -> bool:
    """Return whether a linked thing has the same date."""
    return any(mutant.old.object in dates(data, thing) for thing in neighbours(data, mutant.old.subject))


def is_restated(data: Data, mutant: Mutant) -> bool:
    """Return whether a linked thing has the same date, the slug has it, or the thing would end before it begins."""
    return is_repeated(data, mutant) or is_reversed(data, mutant) or is_in_slug(data, mutant)


def is_named(data: Data, mutant: Mutant) -> bool:
    """Return whether a linked thing has the same date, or the slug or label the year (of an act: the treaty's)."""
    year, thing = text(mutant.old.object)[:4], mutant.old.subject
    named = year in text(thing).rpartition("/")[2] or year in data.label(thing)
    return (named and data.class_of(thing) != "sco:TreatyAct") or is_repeated(data, mutant)


def is_in_slug(data: Data, mutant: Mutant) -> bool:
    """Return whether the slug of the thing has it."""
    return text(mutant.old.object).rpartition("/")[2] in text(mutant.old.subject)


def is_in_label(data: Data, mutant: Mutant) -> bool:
    """Return whether the label of the thing has its name."""
    name = data.label(mutant.old.object) or text(mutant.old.object)[:4]
    return bool(name) and name in data.label(mutant.old.subject)


def is_reversed(data: Data, mutant: Mutant) -> bool:
    """Return whether the thing would end before it begins."""
    thing, moved = mutant.old.subject, text(mutant.new.object) if mutant.new else ""
    if name_of(mutant.old.predicate) == "sco:startDate":
        return any(moved > text(day) for day in values(data, thing, "sco:endDate"))
    return any(moved < text(day) for day in values(data, thing, "sco:startDate"))


def is_exact(data: Data, mutant: Mutant) -> bool:
    """Return whether the date is given to the day."""
    return len(text(mutant.old.object)) == 10


def is_followed(data: Data, mutant: Mutant) -> bool:
    """Return whether it is a status, or a term made open in a post for one person in which another followed."""
    thing, new = mutant.old.subject, text(mutant.new.object) if mutant.new else ""
    if data.class_of(thing).endswith("Affiliation"):
        return True
    posts = [post for post in values(data, thing, "sco:post") if values(data, post, "sco:soleHolder")]
    others = [quad.subject for post in posts for quad in data.uses(post) if quad.subject != thing]
    return new.endswith("/open") and any(_latest(data, other) > _latest(data, thing) for other in others)


def _latest(data: Data, tenure: Term) -> str:
    days = (day for name in ("sco:validFrom", "sco:attestedOn") for day in values(data, tenure, name))
    return max(map(text, days), default="")


def is_refuted(data: Data, mutant: Mutant) -> bool:
    """Return whether the claim is not confirmed."""
    return not any(text(one).endswith("/confirmed") for one in values(data, mutant.old.subject, "sco:verdict"))


def is_titled(data: Data, mutant: Mutant) -> bool:
    """Return whether the English title has the name of the kind."""
    kind = text(mutant.old.object).rpartition("/")[2].removesuffix("e")
    return kind in data.label(mutant.old.subject).lower()


def is_foreign(data: Data, mutant: Mutant) -> bool:
    """Return whether the thing that uses the citation has no such property."""
    users = [quad.subject for quad in data.uses(mutant.old.subject)]
    new = mutant.new.object if mutant.new else None
    return not any(quad.predicate == new for user in users for quad in data.about(user))


def is_of_state(data: Data, mutant: Mutant) -> bool:
    """Return whether the person represents a state, or holds a post of one."""
    thing = mutant.old.subject
    links = [
        quad for quad in data.uses(thing) if name_of(quad.predicate) in {"sco:holder", "sco:participant", "sco:actor"}
    ]
    parties = [v for q in links for name in ("sco:onBehalfOf", "sco:party") for v in values(data, q.subject, name)]
    posts = [post for quad in links for post in values(data, quad.subject, "sco:post")]
    parties += [value for post in posts for value in values(data, post, "sco:postOf")]
    return any(data.class_of(party) == "sco:State" for party in parties)


def is_for_state(data: Data, mutant: Mutant) -> bool:
    """Return whether it is a state that takes part."""
    return any(data.class_of(one) == "sco:State" for one in values(data, mutant.old.subject, "sco:onBehalfOf"))


def is_online(data: Data, mutant: Mutant) -> bool:
    """Return whether one of the two formats is online."""
    new = text(mutant.new.object) if mutant.new else ""
    return text(mutant.old.object).endswith("/online") or new.endswith("/online")


def is_spelt(data: Data, mutant: Mutant) -> bool:
    """Return whether the text has letters."""
    return any(letter.isalpha() for letter in text(mutant.old.object))


def is_chaired(data: Data, mutant: Mutant) -> bool:
    """Return whether a chairmanship ends with the meeting, or another state is named and it is not held at a seat."""
    thing = mutant.old.subject
    terms = [quad.subject for body in values(data, thing, "sco:meetingOf") for quad in data.uses(body)]
    ends = {
        day for term in terms if data.class_of(term) == "sco:Chairmanship" for day in values(data, term, "sco:endDate")
    }
    if ends & set(values(data, thing, "sco:endDate")):
        return True
    away = (place for place in values(data, thing, "sco:place") if not follow(data, place, "^sco:seat"))
    return mutant.new is not None and any(away)


def is_in_office(data: Data, mutant: Mutant) -> bool:
    """Return whether the person holds a post of the state represented on that day, by dates to the day."""
    thing = mutant.old.subject
    terms = [quad.subject for person in values(data, thing, "sco:participant") for quad in data.uses(person)]
    same = [term for term in terms if mutant.old.object in values(data, term, "sco:post")]
    return any(len(text(day)) == 10 for term in same for day in values(data, term, "sco:validFrom"))


def has(*paths: str) -> Condition:
    """Return the condition that one of some paths of properties leads somewhere from the thing; ^ reverses one."""

    def condition(data: Data, mutant: Mutant) -> bool:
        return any(follow(data, mutant.old.subject, path) for path in paths)

    condition.__doc__ = f"Return whether the thing has {' or '.join(paths)}."
    return condition


def follow(data: Data, thing: Term, path: str) -> list[Term]:
    """Return where a path of properties leads."""
    nodes = [thing]
    for name in path.split("/"):
        if name.startswith("^"):
            nodes = [q.subject for one in nodes for q in data.uses(one) if name_of(q.predicate) == name[1:]]
        else:
            nodes = [value for one in nodes for value in values(data, one, name)]
    return nodes


def dates(data: Data, thing: Term) -> list[Term]:
    """Return the dates of a thing."""
    objects = (quad.object for quad in data.about(thing))
    return [value for value in objects if isinstance(value, Literal) and value.datatype.value in DATED]


def neighbours(data: Data, thing: Term) -> set[Term]:
    """Return the things linked with a thing, and those that share a body, post or affiliation with it."""
    own = [quad for quad in data.about(thing) if name_of(quad.predicate) not in PROVENANCE]
    hubs = {quad.object for quad in own if name_of(quad.predicate) in SHARED}
    near: set[Term] = {quad.object for quad in own} | {quad.subject for quad in data.uses(thing)}
    near |= {quad.subject for hub in hubs for quad in data.uses(hub) if name_of(quad.predicate) in SHARED}
    return {one for one in near if data.class_of(one) not in {"sco:Claim", "sco:Source", "sco:Citation"}} - {thing}
