"""Which changes of a single triple the data can contradict, and why not the others.

A change is decidable if the data state the same a second time, in whatever form: as the date of a thing that is linked,
in a slug or a label, as the other side of a relation, or because nothing of its class can be without it. Whether a
check makes use of this does not matter. What is not listed in UNDECIDABLE is decidable.
"""

from collections.abc import Callable
from typing import NamedTuple

from mutants import DATED, Data, Mutant
from pyoxigraph import Literal, NamedNode

from scokg.namespaces import compact, expand
from scokg.rdf.terms import Term

Condition = Callable[[Data, Mutant], bool]
PROVENANCE = {"dcterms:source", "sco:citedSource", "sco:claimedIn", "sco:sourceKind", "sco:confidence", "rdf:type"}
SHARED = {"sco:meetingOf", "sco:chairedBody", "sco:post", "sco:seatOf", "sco:stepOf", "sco:begins", "sco:ends"}
"""Properties whose value two things must share for one to repeat the date of the other."""


class Undecidable(NamedTuple):
    """A sort of change that the data cannot contradict.

    :ivar kinds: the kinds of change.
    :ivar classes: the classes concerned; empty for all.
    :ivar properties: the properties concerned; empty for all.
    :ivar unless: when the data can contradict it after all; the docstring says it in words.
    """

    kinds: str
    classes: str
    properties: str
    reason: str
    unless: Condition | None = None

    def covers(self, data: Data, mutant: Mutant) -> bool:
        """Return whether a change is of this sort."""
        names = (mutant.kind, data.class_of(mutant.old.subject), name_of(mutant.old.predicate))
        listed = (self.kinds.split(), self.classes.split(), self.properties.split())
        if any(some and name not in some for name, some in zip(names, listed, strict=True)):
            return False
        return self.unless is None or not self.unless(data, mutant)


def reason_undecidable(data: Data, mutant: Mutant) -> str | None:
    """Return why the data cannot contradict a change; None if they can."""
    return next((one.reason for one in UNDECIDABLE if one.covers(data, mutant)), None)


def name_of(term: NamedNode) -> str:
    """Return the prefixed name of a term."""
    return compact(term.value)


def values(data: Data, thing: Term, name: str) -> list[Term]:
    """Return the values of a property with a prefixed name."""
    return data.values(thing, NamedNode(expand(name) or ""))


def text(term: Term) -> str:
    """Return the IRI or the text of a term."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


# --- conditions


def is_sole(data: Data, mutant: Mutant) -> bool:
    """it is the only use of the source, or the only source of the thing"""
    if len(data.uses(mutant.old.object)) == 1:
        return True
    return mutant.new is None and len(data.values(mutant.old.subject, mutant.old.predicate)) == 1


def is_single(data: Data, mutant: Mutant) -> bool:
    """it is the only value"""
    return len(data.values(mutant.old.subject, mutant.old.predicate)) == 1


def is_repeated(data: Data, mutant: Mutant) -> bool:
    """a linked thing has the same date"""
    return any(mutant.old.object in dates(data, thing) for thing in neighbours(data, mutant.old.subject))


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


def is_year_named(data: Data, mutant: Mutant) -> bool:
    """the slug or label has the year, or a linked thing has the same date"""
    subject = mutant.old.subject
    own = text(subject).rpartition("/")[2] + data.label(subject)
    named = data.class_of(subject) != "sco:TreatyAct" and text(mutant.old.object)[:4] in own
    return named or is_repeated(data, mutant)


def has(*names: str) -> Condition:
    """Return the condition that the thing has one of some properties."""

    def condition(data: Data, mutant: Mutant) -> bool:
        return any(values(data, mutant.old.subject, name) for name in names)

    condition.__doc__ = f"the thing has {' or '.join(names)}"
    return condition


def leads(*path: str, to: str = "") -> Condition:
    """Return the condition that a path of properties leads somewhere from the thing."""

    def condition(data: Data, mutant: Mutant) -> bool:
        nodes: list[Term] = [mutant.old.subject]
        for name in path:
            nodes = [value for one in nodes for value in values(data, one, name)]
        return bool(nodes)

    condition.__doc__ = f"the thing has {'/'.join(path)}{to}"
    return condition


def is_followed(data: Data, mutant: Mutant) -> bool:
    """the post is held by one person at a time, and another term in it began or is attested later"""
    thing = mutant.old.subject
    for post in values(data, thing, "sco:post"):
        if values(data, post, "sco:soleHolder"):
            others = (quad.subject for quad in data.uses(post) if quad.subject != thing)
            if any(_latest(data, other) > _latest(data, thing) for other in others):
                return True
    return False


def _latest(data: Data, tenure: Term) -> str:
    return max((text(day) for name in ("sco:validFrom", "sco:attestedOn") for day in values(data, tenure, name)), default="")


def is_named_after(data: Data, mutant: Mutant) -> bool:
    """the slug of the thing has the slug of the value"""
    return text(mutant.old.object).rpartition("/")[2] in text(mutant.old.subject).rpartition("/")[2]


def is_open_now(data: Data, mutant: Mutant) -> bool:
    """a status, since the lists of statuses are complete; or it is made open although another term followed"""
    cls = data.class_of(mutant.old.subject)
    made_open = mutant.new is not None and text(mutant.new.object).endswith("open")
    return cls.endswith("Affiliation") or (made_open and is_followed(data, mutant))


def is_titled(data: Data, mutant: Mutant) -> bool:
    """the English title has the name of the kind"""
    kind = text(mutant.old.object).rpartition("/")[2]
    return kind.replace("communique", "communiqu") in data.label(mutant.old.subject).lower()


def has_no_such(data: Data, mutant: Mutant) -> bool:
    """the thing that uses the citation does not have the other property"""
    users = [quad.subject for quad in data.uses(mutant.old.subject)]
    new = mutant.new.object if mutant.new else None
    return not any(quad.predicate == new for user in users for quad in data.about(user))


def is_in_office(data: Data, mutant: Mutant) -> bool:
    """the person represented the state or held an office of it"""
    links = {"sco:holder", "sco:participant", "sco:actor"}
    return any(name_of(quad.predicate) in links for quad in data.uses(mutant.old.subject))


def is_located(data: Data, mutant: Mutant) -> bool:
    """the place is a capital"""
    return any(name_of(quad.predicate) == "sco:capital" for quad in data.uses(mutant.old.subject))


def is_elsewhere(data: Data, mutant: Mutant) -> bool:
    """the new value lies in another country"""
    country = [values(data, one, "sco:inCountry") for one in (mutant.old.object, *( [mutant.new.object] if mutant.new else []))]
    return len(country) == 2 and country[0] != country[1]


def is_founded(data: Data, mutant: Mutant) -> bool:
    """an instrument establishes it"""
    return any(name_of(quad.predicate) == "sco:establishes" for quad in data.uses(mutant.old.subject))


def is_online(data: Data, mutant: Mutant) -> bool:
    """one of the two formats is online"""
    new = text(mutant.new.object) if mutant.new else ""
    return text(mutant.old.object).endswith("/online") or new.endswith("/online")


def is_spelt(data: Data, mutant: Mutant) -> bool:
    """the text has letters"""
    return any(letter.isalpha() for letter in text(mutant.old.object))


def is_chairmanship(data: Data, mutant: Mutant) -> bool:
    """a chairmanship of the body ends with the meeting"""
    days = values(data, mutant.old.subject, "sco:endDate")
    terms = [quad.subject for body in values(data, mutant.old.subject, "sco:meetingOf") for quad in data.uses(body)]
    return any(day in values(data, term, "sco:endDate") for term in terms for day in days if data.class_of(term) == "sco:Chairmanship")


def is_hosted(data: Data, mutant: Mutant) -> bool:
    """a chairmanship of the body ends with the meeting, or it has a place that is not the seat of a body"""
    places = values(data, mutant.old.subject, "sco:place")
    away = [place for place in places if not any(name_of(quad.predicate) == "sco:seat" for quad in data.uses(place))]
    return is_chairmanship(data, mutant) or bool(away)


def is_of_office(data: Data, mutant: Mutant) -> bool:
    """the person holds a post of the state represented by dates to the day"""
    thing = mutant.old.subject
    posts = values(data, thing, "sco:post")
    terms = [quad.subject for person in values(data, thing, "sco:participant") for quad in data.uses(person)]
    exact = [term for term in terms if any(len(text(day)) == 10 for day in values(data, term, "sco:validFrom"))]
    return any(post in values(data, term, "sco:post") for term in exact for post in posts)


def is_outside(data: Data, mutant: Mutant) -> bool:
    """it begins after it ends, or ends before it begins"""
    new = text(mutant.new.object) if mutant.new else ""
    end = values(data, mutant.old.subject, "sco:endDate") if name_of(mutant.old.predicate) == "sco:startDate" else []
    start = values(data, mutant.old.subject, "sco:startDate") if name_of(mutant.old.predicate) == "sco:endDate" else []
    return any(new > text(day) for day in end) or any(new < text(day) for day in start)


def _sort(kinds: str, classes: str, properties: str, reason: str, unless: Condition | None = None) -> Undecidable:
    return Undecidable(kinds, classes, properties, reason, unless)


UNDECIDABLE = (
    _sort("deleted object", "", "dcterms:source sco:citedSource sco:claimedIn", "what a source says stands only in it", is_sole),
    _sort("object", "", "sco:confidence sco:verdict sco:bindingForce sco:bodyKind sco:activityKind sco:sourceKind sco:changeKind", "a judgement of the editors"),
    _sort("object deleted", "sco:Claim", "sco:claimSubject sco:claimProperty sco:claimValue sco:claimMentions sco:claimLiteral sco:claimDate sco:standsInstead sco:verdictReason", "what a source claims need not be so"),
    _sort("day year", "sco:Claim", "", "what a source claims need not be so"),
    _sort("deleted", "", "skos:editorialNote sco:instrumentNote sco:authorityNote sco:locator sco:slogan sco:registration dcterms:description", "a remark that may be absent"),
    _sort("deleted", "", "skos:altLabel skos:hiddenLabel sco:acronym sco:shortTitle foaf:name sco:descriptiveTitle dcterms:title", "a further name that may be absent", None),
    _sort("deleted", "", "sco:inferred sco:planned sco:translatedLabelLanguage sco:soleHolder", "a mark that may be absent"),
    _sort("deleted object", "", "sco:textAt sco:textLanguage sco:geonamesId", "an address or number that may be absent"),
    _sort("deleted", "", "skos:exactMatch sco:nationality dc:language dcterms:identifier sco:supportsProperty dcterms:subject", "a link that may be absent, or one of several"),
    _sort("deleted object", "sco:Instrument", "sco:implements sco:amends sco:refersTo sco:protocolTo sco:replaces sco:appoints sco:depositary", "what an instrument refers to stands in its text"),
    _sort("deleted object", "sco:Activity", "sco:participatingState sco:observingState sco:hostState", "who takes part stands only in the sources"),
    _sort("object", "", "sco:partOf sco:associatedWith sco:predecessor sco:successor dcterms:subject sco:completeList", "a relation that is stated once"),
)
