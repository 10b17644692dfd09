"""The diagram of the model: ``python tools/model_diagram.py`` writes docs/reference/model.svg from the ontology.

The boxes, their attributes and the arrows between them are laid out by hand below. Names, definitions and superclasses
come from the ontology, and every term is checked against it: an unknown term is an error, and so is a property of a
class that is not in its domain or range.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from scokg.atomic_io import read_bytes
from scokg.errors import InternalError, UserError
from scokg.namespaces import SCO, compact, expand
from scokg.publication.layout import is_checkout, root
from scokg.rdf.terms import Term

RDF_TYPE = "rdf:type"
FRAME = "frame"  # the dashed frame around all classes that must cite sources


class Box(NamedTuple):
    """A class or code list: its position in the grid, its group, a gloss and its attributes."""

    term: str
    column: int
    row: int
    group: str
    gloss: tuple[str, ...]
    attributes: tuple[str, ...]


class Port(NamedTuple):
    """The end of an arrow at a box: a side, and the position along it (0 to 1)."""

    side: str
    at: float


class Edge(NamedTuple):
    """An arrow: the properties that it represents, and its route."""

    source: str
    properties: tuple[str, ...]
    target: str
    leave: Port
    arrive: Port
    bend: float = 0.5  # where the arrow turns, as a fraction of the gap
    label: int = 0  # the segment of the arrow with the label
    joint: str = ","  # between two properties: "," for alternatives, "/" for a path


class Point(NamedTuple):
    """A point in the diagram, in pixels."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle in the diagram."""

    x: float
    y: float
    width: float
    height: float


GROUPS = {
    "actor": "who, where, as what",
    "event": "what holds, what was done",
    "evidence": "who says so",
}

PREFERRED_PARENTS = ("org:", "eli:", "schema:", "prov:Entity")  # of several superclasses, a box shows one of these
NOTES = (
    "arrow: a property",
    "no prefix: a term of sco:",
    "grey: the wider class from outside",
    "dashed: said of everything below",
)

BOXES = (
    Box(
        "code:role",
        1,
        0,
        "actor",
        ("the statuses a state", "can have"),
        ("role:member", "role:observer", "role:dialogue-partner", "role:sco-partner"),
    ),
    Box(
        "sco:Source",
        2,
        0,
        "evidence",
        ("a page, document or", "book that was read"),
        ("sco:sourceKind", "dcterms:issued", "schema:url"),
    ),
    Box(
        "sco:Claim",
        3,
        0,
        "evidence",
        ("what a source says and", "is not simply adopted"),
        ("sco:claimProperty", "sco:claimText", "sco:verdict"),
    ),
    Box(
        "sco:State",
        0,
        1,
        "actor",
        ("a state, whatever its", "status"),
        ("sco:isoAlpha3", "sco:officialName", "sco:capital"),
    ),
    Box(
        "sco:Affiliation",
        1,
        1,
        "event",
        ("a state has a status,", "from a day until a day"),
        ("sco:validFrom", "sco:validUntil", "sco:ending", "sco:supersededBy"),
    ),
    Box(
        "sco:Organisation",
        2,
        1,
        "actor",
        ("the SCO, the UN, ...",),
        ("sco:acronym", "sco:establishedOn", "sco:predecessor"),
    ),
    Box(
        "sco:Tenure",
        3,
        1,
        "actor",
        ("a person holds a post", "for a time"),
        ("sco:post", "sco:validFrom", "sco:validUntil"),
    ),
    Box(
        "sco:TreatyAct",
        0,
        2,
        "event",
        ("signing, ratifying,", "acceding, denouncing"),
        ("sco:actKind", "sco:date", "sco:actor"),
    ),
    Box(
        "sco:Step",
        1,
        2,
        "event",
        ("one act in the life of", "a status"),
        ("sco:stepKind", "sco:date", "sco:concernsRole"),
    ),
    Box(
        "sco:Body",
        2,
        2,
        "actor",
        ("an organ or office of", "an organisation"),
        ("sco:bodyKind", "sco:legalBasis", "sco:seat"),
    ),
    Box(
        "sco:Person",
        3,
        2,
        "actor",
        ("who acted, signed,", "took part"),
        ("skos:prefLabel", "sco:nationality"),
    ),
    Box(
        "sco:Instrument",
        0,
        3,
        "event",
        ("a treaty, declaration,", "decision, plan ..."),
        ("sco:instrumentKind", "sco:bindingForce", "sco:signedOn", "sco:entryIntoForceOn"),
    ),
    Box(
        "sco:Place",
        1,
        3,
        "actor",
        ("a city, with the names", "it bore over time"),
        ("sco:placeName", "geo:lat", "geo:long", "sco:inCountry"),
    ),
    Box(
        "sco:Meeting",
        2,
        3,
        "event",
        ("a session of a body",),
        ("sco:ordinal", "sco:startDate", "sco:endDate", "sco:format"),
    ),
    Box(
        "sco:Participation",
        3,
        3,
        "event",
        ("a person at a meeting,", "for whom, as what"),
        ("sco:capacity", "sco:onBehalfOf", "sco:officeHeld"),
    ),
)

UP, DOWN, LEFT, RIGHT = Port("top", 0.5), Port("bottom", 0.5), Port("left", 0.5), Port("right", 0.5)

EDGES = (
    Edge("sco:Affiliation", ("org:member",), "sco:State", LEFT, RIGHT),
    Edge("sco:Affiliation", ("org:organization",), "sco:Organisation", RIGHT, LEFT),
    Edge("sco:Affiliation", ("org:role",), "code:role", UP, DOWN),
    Edge("sco:Step", ("sco:begins", "sco:ends"), "sco:Affiliation", UP, DOWN),
    Edge("sco:Step", ("sco:party",), "sco:State", Port("left", 0.3), Port("right", 0.8), 0.75, 1),
    Edge("sco:Step", ("sco:authority",), "sco:Body", Port("right", 0.3), Port("left", 0.3)),
    Edge("sco:Step", ("sco:atMeeting",), "sco:Meeting", Port("right", 0.8), Port("left", 0.25), 0.25, 1),
    Edge("sco:Step", ("sco:instrument",), "sco:Instrument", Port("left", 0.8), Port("right", 0.25), 0.75, 1),
    Edge("sco:Step", ("sco:place",), "sco:Place", DOWN, UP),
    Edge("sco:TreatyAct", ("sco:party",), "sco:State", UP, DOWN),
    Edge("sco:TreatyAct", ("sco:instrument",), "sco:Instrument", DOWN, UP),
    Edge("sco:Instrument", ("sco:signedIn",), "sco:Place", Port("right", 0.7), Port("left", 0.7)),
    Edge("sco:Meeting", ("sco:place",), "sco:Place", Port("left", 0.7), Port("right", 0.7)),
    Edge("sco:Meeting", ("sco:meetingOf",), "sco:Body", UP, DOWN),
    Edge("sco:Body", ("sco:partOf",), "sco:Organisation", UP, DOWN),
    Edge("sco:Tenure", ("sco:holder",), "sco:Person", DOWN, UP),
    Edge("sco:Tenure", ("sco:post", "sco:postOf"), "sco:Body", Port("left", 0.7), Port("right", 0.3), 0.75, 1, "/"),
    Edge("sco:Participation", ("sco:participant",), "sco:Person", UP, DOWN),
    Edge("sco:Participation", ("sco:inMeeting",), "sco:Meeting", LEFT, RIGHT),
    Edge("sco:Claim", ("sco:claimedIn",), "sco:Source", LEFT, RIGHT),
    Edge(FRAME, ("dcterms:source",), "sco:Source", UP, DOWN),
    Edge("sco:Claim", ("sco:claimSubject", "sco:standsInstead"), FRAME, DOWN, UP),
)

# --- sizes, in pixels -------------------------------------------------------------------------------------------------
WIDTH, MARGIN, FRAME_MARGIN = 940, 20, 7
BOX_WIDTH, BOX_HEIGHT, HEAD, GAP = 150, 124, 24, 100
ROW_TOPS = (62, 250, 416, 582)
FRAME_TOP, HEIGHT = 232, 726
LINE = 13

STYLE = """
text { font-family: sans-serif; font-size: 11px; fill: #1c2430; }
.title { font-size: 18px; font-weight: bold; }
.small { font-size: 10px; fill: #55606e; }
.name { font-size: 13px; font-weight: bold; fill: #ffffff; }
.gloss { font-style: italic; }
.own { fill: #ffffff; stroke-width: 1.2; }
.actor { stroke: #2b5f8f; } .actor-head { fill: #2b5f8f; }
.event { stroke: #8a5a12; } .event-head { fill: #8a5a12; }
.evidence { stroke: #6a3d86; } .evidence-head { fill: #6a3d86; }
.edge { fill: none; stroke: #3c4652; stroke-width: 1.2; marker-end: url(#arrow); }
.dashed { stroke-dasharray: 5 3; }
.frame { fill: #f6f7f9; stroke: #6a3d86; stroke-width: 1; stroke-dasharray: 5 3; }
""".strip()


class Ontology:
    """The terms of the ontology that the diagram needs."""

    def __init__(self, folder: Path) -> None:
        """Read all Turtle files under ``folder``."""
        self._store = Store()
        for path in sorted(folder.rglob("*.ttl")):
            self._store.load(read_bytes(path), format=RdfFormat.TURTLE)

    def check_term(self, term: str) -> None:
        """Raise UserError if the ontology does not declare ``term``."""
        if not list(self._objects(term, RDF_TYPE)):
            raise UserError(f"the diagram uses {term}, which the ontology does not declare")

    def check_property(self, term: str, side: str, box: str) -> None:
        """Raise UserError if the domain or range (``side``) of a property excludes the class of a box."""
        self.check_term(term)
        if box == FRAME:
            return
        classes = self._ancestors(box)
        named = {compact(o.value) for o in self._objects(term, f"rdfs:{side}") if isinstance(o, NamedNode)}
        allowed = {name for name in named if name.startswith("sco:")}
        if "owl:Class" in self._types(box) and not allowed <= classes:
            raise UserError(f"the diagram connects {term} with {box}, but its {side} is {', '.join(sorted(allowed))}")

    def label(self, term: str) -> str:
        """Return the English label of a term, capitalized."""
        name = self._text(term, ("rdfs:label", "skos:prefLabel"))
        return name[0].upper() + name[1:]

    def definition(self, term: str) -> str:
        """Return the English definition of a term; empty for a term of another vocabulary without one."""
        own = (expand(term) or "").startswith(SCO)
        return self._text(term, ("skos:definition", "rdfs:comment"), required=own)

    def outside_parents(self, term: str) -> list[str]:
        """Return the superclasses of a class in other vocabularies, the most informative one first."""
        named = (compact(o.value) for o in self._objects(term, "rdfs:subClassOf") if isinstance(o, NamedNode))
        outside = (name for name in named if not name.startswith(("sco:", "owl:")))
        return sorted(
            outside, key=lambda name: (name == "org:Organization", not name.startswith(PREFERRED_PARENTS), name)
        )

    def _types(self, term: str) -> set[str]:
        return {compact(o.value) for o in self._objects(term, RDF_TYPE) if isinstance(o, NamedNode)}

    def _ancestors(self, term: str) -> set[str]:
        found, waiting = {term, "owl:Thing"}, [term]
        while waiting:
            parents = self._objects(waiting.pop(), "rdfs:subClassOf")
            new = {compact(o.value) for o in parents if isinstance(o, NamedNode)} - found
            found |= new
            waiting += sorted(new)
        return found

    def _text(self, term: str, properties: tuple[str, ...], *, required: bool = True) -> str:
        for name in properties:
            for value in self._objects(term, name):
                if isinstance(value, Literal) and value.language == "en":
                    return value.value
        if required:
            raise UserError(f"the ontology has no English {' or '.join(properties)} for {term}")
        return ""

    def _objects(self, term: str, name: str) -> Iterator[Term]:
        subject, predicate = expand(term), expand(name)
        if subject is None or predicate is None:
            raise InternalError(f"unknown prefix in {term} or {name}")
        return (q.object for q in self._store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None))


# --- geometry ---------------------------------------------------------------------------------------------------------
def rectangles() -> dict[str, Rect]:
    """Return the rectangles of all boxes and of the frame."""
    places = {
        box.term: Rect(MARGIN + box.column * (BOX_WIDTH + GAP), ROW_TOPS[box.row], BOX_WIDTH, BOX_HEIGHT)
        for box in BOXES
    }
    places[FRAME] = Rect(FRAME_MARGIN, FRAME_TOP, WIDTH - 2 * FRAME_MARGIN, HEIGHT - FRAME_TOP - FRAME_MARGIN)
    return places


def port_point(rect: Rect, port: Port) -> Point:
    """Return the end point of an arrow at a rectangle."""
    if port.side in {"left", "right"}:
        return Point(rect.x + (rect.width if port.side == "right" else 0), rect.y + port.at * rect.height)
    return Point(rect.x + port.at * rect.width, rect.y + (rect.height if port.side == "bottom" else 0))


def route(edge: Edge) -> list[Point]:
    """Return the corners of an arrow, from its source to its target."""
    places = rectangles()
    start, end = port_point(places[edge.source], edge.leave), port_point(places[edge.target], edge.arrive)
    if edge.source == FRAME:
        start = Point(end.x, start.y)
    if edge.target == FRAME:
        end = Point(start.x, end.y)
    if start.x == end.x or start.y == end.y:
        return [start, end]
    middle = start.x + edge.bend * (end.x - start.x)
    return [start, Point(middle, start.y), Point(middle, end.y), end]


def label_lines(edge: Edge) -> list[str]:
    """Return the lines of the label of an arrow: a path on one line, alternatives on one line each."""
    names = [short(name) for name in edge.properties]
    if edge.joint == "/":
        return [" / ".join(names)]
    return [f"{name}," for name in names[:-1]] + names[-1:]


def short(term: str) -> str:
    """Return a term without the prefix of the project, as the legend explains."""
    return term.removeprefix("sco:").removeprefix("role:")


# --- drawing ----------------------------------------------------------------------------------------------------------
def number(value: float) -> str:
    """Return a number without trailing zeros."""
    return f"{value:.1f}".removesuffix(".0")


def text(point: Point, content: str, css: str = "", anchor: str = "") -> str:
    """Return a line of text."""
    attributes = (f' class="{css}"' if css else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{number(point.x)}" y="{number(point.y)}"{attributes}>{escape(content)}</text>'


def title(term: str) -> str:
    """Return the heading of a box: the name of the class or code list, capitalized."""
    name = term.partition(":")[2]
    return name[0].upper() + name[1:]


def tooltip(ontology: Ontology, terms: tuple[str, ...]) -> str:
    """Return the tooltip of a name: each term with its definition."""
    lines = (f"{term}: {ontology.definition(term) or 'see its own vocabulary'}" for term in terms)
    return f"<title>{escape(chr(10).join(lines))}</title>"


def rectangle(rect: Rect, css: str, radius: int = 5) -> str:
    """Return a rectangle."""
    x, y, width, height = map(number, rect)
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" class="{css}"/>'


def draw_box(ontology: Ontology, box: Box) -> list[str]:
    """Return a box: name, superclass, gloss, attributes."""
    rect = rectangles()[box.term]
    left, y = rect.x + 8, rect.y + HEAD + 12
    parents = ontology.outside_parents(box.term) or [
        "a code list" if box.term.startswith("code:") else "a class of its own"
    ]
    lines = [
        "<g>",
        tooltip(ontology, (box.term,)),
        rectangle(rect, f"own {box.group}"),
        rectangle(Rect(rect.x, rect.y, rect.width, HEAD), f"{box.group} {box.group}-head"),
        text(Point(left, rect.y + 16.5), title(box.term), "name"),
        "</g>",
        text(Point(left, y), parents[0], "small"),
    ]
    for gloss in box.gloss:
        y += LINE
        lines.append(text(Point(left, y), gloss, "gloss"))
    y += 3
    for attribute in box.attributes:
        y += LINE
        lines.append(f"<g>{tooltip(ontology, (attribute,))}{text(Point(left, y), short(attribute))}</g>")
    return lines


def draw_edge(ontology: Ontology, edge: Edge) -> list[str]:
    """Return an arrow with its label."""
    points = route(edge)
    path = "M" + " L".join(f"{number(p.x)} {number(p.y)}" for p in points)
    dashed = " dashed" if FRAME in {edge.source, edge.target} else ""
    labels = [text(point, line, "", anchor) for point, line, anchor in label_places(edge)]
    return ["<g>", tooltip(ontology, edge.properties), f'<path d="{path}" class="edge{dashed}"/>', *labels, "</g>"]


def label_places(edge: Edge) -> list[tuple[Point, str, str]]:
    """Return position, text and anchor of each line of a label: above a horizontal segment, beside a vertical one."""
    start, end = route(edge)[edge.label : edge.label + 2]
    lines = label_lines(edge)
    x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
    if start.y == end.y:
        return [(Point(x, y - 5 - LINE * (len(lines) - 1 - i)), line, "middle") for i, line in enumerate(lines)]
    first = y + 4 - LINE * (len(lines) - 1) / 2
    return [(Point(x + 6, first + LINE * i), line, "start") for i, line in enumerate(lines)]


def draw_legend() -> list[str]:
    """Return the legend of colours and lines, in the free cell of the grid."""
    top = ROW_TOPS[0] + 10
    lines = []
    for index, (group, meaning) in enumerate(GROUPS.items()):
        lines.append(rectangle(Rect(MARGIN, top + 18 * index - 9, 12, 12), f"{group} {group}-head", 2))
        lines.append(text(Point(MARGIN + 19, top + 18 * index + 1), meaning))
    lines += [text(Point(MARGIN, top + 60 + LINE * index), note, "small") for index, note in enumerate(NOTES)]
    return lines


def draw(ontology: Ontology) -> str:
    """Return the diagram."""
    check(ontology)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        ' role="img" aria-labelledby="title summary">',
        "<!-- made by: python tools/model_diagram.py, from ontology/; do not edit -->",
        '<title id="title">The model of scokg in one picture</title>',
        f'<desc id="summary">{escape(summary(ontology))}</desc>',
        f"<style>\n{STYLE}\n</style>",
        '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="8" markerHeight="8" '
        'orient="auto"><path d="M0 1 L10 5 L0 9 z" fill="#3c4652"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        rectangle(rectangles()[FRAME], "frame", 9),
        text(Point(MARGIN, 30), "Who had which status when, by which act, and who says so", "title"),
        text(Point(MARGIN, FRAME_TOP - 7), "everything in this frame names its sources", "small"),
        *draw_legend(),
    ]
    parts += [line for box in BOXES for line in draw_box(ontology, box)]
    parts += [line for edge in EDGES for line in draw_edge(ontology, edge)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def summary(ontology: Ontology) -> str:
    """Return a description of the diagram for people who cannot see it."""
    return " ".join(f"{ontology.label(box.term)}: {' '.join(box.gloss)}." for box in BOXES)


def check(ontology: Ontology) -> None:
    """Check every term of the diagram against the ontology.

    :raises UserError: for an unknown term, or a property of a class that is not in its domain or range.
    """
    for box in BOXES:
        ontology.check_term(box.term)
        for attribute in box.attributes:
            ontology.check_property(attribute, "domain", box.term)
    for edge in EDGES:
        path = edge.joint == "/"
        for name in edge.properties:
            ontology.check_term(name)
        for name in edge.properties[:1] if path else edge.properties:
            ontology.check_property(name, "domain", edge.source)
        for name in edge.properties[-1:] if path else edge.properties:
            ontology.check_property(name, "range", edge.target)


def main() -> None:
    """Write docs/reference/model.svg of this checkout."""
    if not is_checkout():
        raise UserError("the diagram is generated in a checkout of the repository, not from an installed package")
    target = root() / "docs" / "reference" / "model.svg"
    target.write_text(draw(Ontology(root() / "ontology")), encoding="utf-8", newline="\n")
    print(f"wrote {target.relative_to(root())}")


if __name__ == "__main__":
    main()
